import { VisuallyHidden } from '@mantine/core'
import { redline } from '@quorate/shared/domain/instrument/redline'
import { Fragment, useMemo } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { PlainOnFailure } from './plain-on-failure.tsx'
import styles from './redline.module.css'
import { ShownText } from './shown-text.tsx'

export type RedlineMode = 'clean' | 'redline' | 'side'

type RedlineProps = { before: string; after: string; mode?: RedlineMode; lang?: string }

/**
 * How a text changes, as on paper: deleted words struck through, inserted ones underlined, each also said in words to
 * those who listen. `clean` is the text as it would read, `side` the two beside one another.
 */
export function Redline(props: RedlineProps) {
  return (
    <PlainOnFailure text={props.after}>
      <Compared {...props} />
    </PlainOnFailure>
  )
}

function Compared({ before, after, mode = 'redline', lang }: RedlineProps) {
  const { t } = useTranslation()
  // One letter may be written in several ways that read the same.
  const spans = useMemo(() => redline(before.normalize('NFC'), after.normalize('NFC')), [before, after])
  if (mode === 'clean')
    return (
      <div className={styles.text} lang={lang} dir={directionOf(lang)}>
        <ShownText text={after} />
      </div>
    )
  if (mode === 'side')
    return (
      <div className={styles.sides}>
        <section aria-label={t('ui.redline.before')}>
          <p className={styles.sideTitle} aria-hidden="true">
            {t('ui.redline.before')}
          </p>
          <Marked spans={spans.filter(({ kind }) => kind !== 'inserted')} lang={lang} />
        </section>
        <section aria-label={t('ui.redline.after')}>
          <p className={styles.sideTitle} aria-hidden="true">
            {t('ui.redline.after')}
          </p>
          <Marked spans={spans.filter(({ kind }) => kind !== 'deleted')} lang={lang} />
        </section>
      </div>
    )
  return <Marked spans={spans} lang={lang} />
}

/** Official texts are in English and French; for others the first word decides the direction. */
const directionOf = (lang: string | undefined) => (lang === undefined ? 'auto' : 'ltr')

/** Changed words, with a mark on each line break, which would not be seen. */
function Broken({ text, kind }: { text: string; kind: 'inserted' | 'deleted' }) {
  const { t } = useTranslation()
  // A break that is only taken out breaks no line any more.
  const breaks = kind === 'inserted' || text.trim() !== ''
  let place = 0
  return text.split(/(\n)/).map((part) => {
    place += part.length
    return part === '\n' ? (
      <Fragment key={place}>
        <span aria-hidden="true">¶</span>
        <VisuallyHidden> {t('ui.redline.lineBreak')} </VisuallyHidden>
        {breaks && '\n'}
      </Fragment>
    ) : (
      <ShownText key={place} text={part} />
    )
  })
}

type MarkedProps = { spans: ReturnType<typeof redline>; lang: string | undefined }

function Marked({ spans, lang }: MarkedProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.text} lang={lang} dir={directionOf(lang)}>
      {spans.map(({ kind, text }, index) => {
        const key = `${index}-${kind}`
        if (kind === 'same') return <ShownText key={key} text={text} />
        const Change = kind === 'inserted' ? 'ins' : 'del'
        return (
          <Change key={key} className={kind === 'inserted' ? styles.inserted : styles.deleted}>
            <VisuallyHidden> {t(`ui.redline.${kind}`)} </VisuallyHidden>
            <Broken text={text} kind={kind} />
            <VisuallyHidden> {t('ui.redline.end')} </VisuallyHidden>
          </Change>
        )
      })}
    </div>
  )
}
