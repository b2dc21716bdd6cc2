import { useTranslation } from '../i18n/translate.ts'
import styles from './official.module.css'
import { type ReadableText, readIn } from './read-in.ts'
import { ShownText } from './shown-text.tsx'
import { useLanguage } from './use-language.ts'

type OfficialProps = {
  text: ReadableText
  /** Says so if it exists in the other language only. */
  saysLanguage?: boolean
}

/** An official text in the reader's language or, if that is awaited, in the other one, marked as such. */
export function Official({ text, saysLanguage = false }: OfficialProps) {
  const language = useLanguage()
  const read = readIn(text, language)
  const words = (
    <bdi>
      <ShownText text={read.text} />
    </bdi>
  )
  return read.language === language ? (
    words
  ) : (
    <>
      <span lang={read.language}>{words}</span>
      {saysLanguage && (
        <>
          {' '}
          <OnlyIn text={text} />
        </>
      )}
    </>
  )
}

/** Says that a text exists in the other language only; shows nothing if it exists in the reader's. */
export function OnlyIn({ text }: { text: ReadableText }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const read = readIn(text, language)
  if (read.language === language) return null
  return <span className={styles.only}>{t(`ui.onlyIn.${read.language}`)}</span>
}
