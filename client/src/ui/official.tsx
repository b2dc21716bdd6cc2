import type { Language } from '@quorate/shared/domain/language'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { DocumentText } from './document-text.tsx'
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
export function Official(props: OfficialProps) {
  return <Wording {...props} show={shownPlain} />
}

/** The same for the words of a provision or clause: with its tables, emphasis and calls of notes. */
export function OfficialDocument(props: OfficialProps) {
  return <Wording {...props} show={shownWithMarks} />
}

const shownPlain = (text: string) => <ShownText text={text} />
const shownWithMarks = (text: string) => <DocumentText text={text} />

function Wording({ text, saysLanguage = false, show }: OfficialProps & { show: (text: string) => ReactNode }) {
  const language = useLanguage()
  const read = readIn(text, language)
  const words = <bdi>{show(read.text)}</bdi>
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
  const language = useLanguage()
  const read = readIn(text, language)
  return read.language === language ? null : <OnlyLanguage language={read.language} />
}

/** Says that a text or a change exists in one language only, so that the translation is awaited. */
export function OnlyLanguage({ language }: { language: Language }) {
  const { t } = useTranslation()
  return <span className={styles.only}>{t(`ui.onlyIn.${language}`)}</span>
}
