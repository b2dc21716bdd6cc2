import type { Amendments, Version } from '@quorate/shared/contracts/instrument'
import { citationIn, shownIn } from '@quorate/shared/domain/instrument/citation'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { PrincipalName } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { Official } from '../../ui/official.tsx'
import { readIn } from '../../ui/read-in.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import { ShownText } from '../../ui/shown-text.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { proposalPaths } from '../proposals/names.ts'
import { withReadingMessages } from '../reading/parts/with-messages.ts'
import styles from './instrument.module.css'
import { ProvisionText } from './provision-text.tsx'
import { provisionsQuery, textOf, windowOf } from './queries.ts'

type ProvisionRowProps = {
  data: Version
  line: Version['outline'][number]
  /** Its place in the outline. */
  place: number
  amendments: Amendments['amendments']
  provenance: boolean
  mayPropose: boolean
  /** Whether there was time for what readers see first. */
  due: boolean
  props: RowProps
}

/** For those who may correct what was read wrongly. */
const CorrectProvision = lazy(async () => ({
  default: (await withReadingMessages(import('./correct-provision.tsx'))).CorrectProvision,
}))

const HEADINGS = { part: 'h2', chapter: 'h3', standard: 'h3', paragraph: 'h4' } as const

/** A provision, with the amendments to it in its margin. */
export function ProvisionRow({ data, line, place, amendments, provenance, mayPropose, due, props }: ProvisionRowProps) {
  const { t } = useTranslation()
  const { id: committee, address } = useCommittee()
  const language = useLanguage()
  const { id, kind, heading } = line
  const number = shownIn(line, language)
  const cited = citationIn(line, language)
  const from = windowOf(place)
  const window = useQuery(provisionsQuery(committee, textOf(data.instrument, data.version), from))
  const provision = window.data?.provisions[place - from]
  const title = readIn(heading, language)
  const read = readIn(provision?.text ?? {}, language)
  const Heading = HEADINGS[kind]
  const awaited = read.text !== '' && read.language !== language
  return (
    <section
      {...props}
      id={id}
      className={styles.provision}
      data-kind={kind}
      aria-label={`${cited} ${title.text}`.trim()}
    >
      <div className={styles.words}>
        {title.text !== '' && (
          <Heading className={styles.heading} lang={title.language} dir="auto">
            <span className={styles.headingNumber}>{number}</span> <ShownText text={title.text} />
          </Heading>
        )}
        {provision === undefined && kind === 'paragraph' && (
          <div className={styles.coming} aria-busy={window.isPending}>
            {title.text === '' && <span className={styles.number}>{number}</span>}
            <RefusalNote refusal={window.error} />
          </div>
        )}
        {provision !== undefined && read.text !== '' && (
          <div className={styles.textRow}>
            {title.text === '' && <span className={styles.number}>{number}</span>}
            <div>
              <ProvisionText data={data} provision={provision} language={read.language} provenance={provenance} />
              {awaited && <p className={styles.awaited}>{t('instrument.awaited')}</p>}
              {provision.text.awaiting?.includes(read.language) && (
                <p className={styles.awaited}>{t('instrument.behind')}</p>
              )}
            </div>
          </div>
        )}
      </div>
      <div className={styles.margin}>
        {amendments.length > 0 && (
          <ul className={styles.amendments} aria-label={t('instrument.amendments', { number: cited })}>
            {amendments.map(({ proposal, symbol, title: name, sponsor }) => (
              <li key={proposal}>
                <Link to={proposalPaths(address).proposal(proposal)} className={styles.amendment}>
                  <strong>{symbol}</strong> <Official text={name} saysLanguage />
                </Link>
                {sponsor !== null && (
                  <span className={styles.sponsor}>
                    <PrincipalName id={sponsor} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayPropose && read.text !== '' && (
          <Link
            to={proposalPaths(address).newProposal({ instrument: data.instrument.id, provision: id })}
            className={styles.propose}
            aria-label={t('instrument.proposeAt', { number: cited })}
          >
            {t('instrument.propose')}
          </Link>
        )}
        {due && provision !== undefined && data.can.correctInstrument === null && (
          <Suspense>
            <CorrectProvision data={data} provision={provision} />
          </Suspense>
        )}
      </div>
    </section>
  )
}
