import type { Language } from '@quorate/shared/domain/language'
import type { PerLanguage } from '@quorate/shared/domain/reading/entered'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './around.module.css'
import { DocumentText } from './document-text.tsx'
import { useLanguage } from './use-language.ts'

/** In the reader's language, or else in the other one. */
export function inEither<T>(texts: PerLanguage<T>, reader: Language): { language: Language; content: T } | undefined {
  const other: Language = reader === 'en' ? 'fr' : 'en'
  for (const language of [reader, other]) {
    const content = texts[language]
    if (content !== undefined) return { language, content }
  }
  return undefined
}

/** What is around the provisions of a document: folded. */
export function Folded({ title, lang, children }: { title: string; lang: Language; children: ReactNode }) {
  return (
    <details className={styles.folded}>
      <summary>{title}</summary>
      <div className={styles.words} lang={lang} dir="auto">
        {children}
      </div>
    </details>
  )
}

/** The text before or after the provisions of a document, if it has any. */
export function TextAround({ part, texts }: { part: 'front' | 'end'; texts: PerLanguage<string[]> }) {
  const { t } = useTranslation()
  const found = inEither(texts, useLanguage())
  if (!found) return null
  return (
    <Folded title={t(`ui.around.${part}`)} lang={found.language}>
      {found.content.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these paragraphs never change
        <p key={index}>
          <DocumentText text={text} />
        </p>
      ))}
    </Folded>
  )
}
