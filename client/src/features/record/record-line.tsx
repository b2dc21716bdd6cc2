import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { useCommittee } from '../../data/committee-context.ts'
import { templateParts } from '../../i18n/template.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { CapacityBadge } from '../../ui/capacity-badge.tsx'
import { Line } from '../../ui/line.tsx'
import { Link } from '../../ui/link.tsx'
import { Official } from '../../ui/official.tsx'
import { LinkedText } from '../works/parts/linked-text.tsx'
import styles from './record.module.css'
import type { EventSentence } from './use-sentences.ts'

/** One event as a sentence, with links, and with the words that came with it. */
export function RecordLine({ event, said }: { event: PresentedEvent; said: EventSentence }) {
  const { t } = useTranslation()
  const { template, values, quote } = said
  const texts = Object.fromEntries(Object.entries(values).map(([slot, { text }]) => [slot, text]))
  return (
    <div className={styles.event}>
      <p>
        {templateParts(template, texts).map(({ slot, text }, index) => {
          const key = `${index}-${slot}`
          if (slot === null) return <span key={key}>{text}</span>
          if (slot === 'actor') return <Actor key={key} name={text} actor={event.actor} />
          const to = values[slot]?.to
          return to ? (
            <Link key={key} to={to}>
              <Line text={text} />
            </Link>
          ) : (
            <Line key={key} text={text} />
          )
        })}
      </p>
      {quote !== undefined &&
        (quote === null ? (
          <p className={styles.missing}>{t('record.quoteMissing')}</p>
        ) : (
          <blockquote className={styles.quote} dir="auto">
            <LinkedText text={quote} />
          </blockquote>
        ))}
    </div>
  )
}

/** The actor is always shown with the principal they speak for and their capacity. */
function Actor({ name, actor }: { name: string; actor: PresentedEvent['actor'] }) {
  const { principal } = useCommittee()
  const found = actor.for === null ? undefined : principal(actor.for)
  const shown = (
    <strong>
      <Line text={name} />
    </strong>
  )
  if (actor.capacity === 'system') return shown
  return (
    <span className={styles.actor}>
      {shown}
      <span className={styles.capacity}>
        {found && <Official text={found.name} />} <CapacityBadge capacity={actor.capacity} />
      </span>
    </span>
  )
}
