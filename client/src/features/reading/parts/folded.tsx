import type { Language } from '@quorate/shared/domain/language'
import type { PerLanguage } from '@quorate/shared/domain/reading/entered'
import { useTranslation } from '../../../i18n/translate.ts'
import { DocumentText } from '../../../ui/document-text.tsx'
import { useLanguage } from '../../../ui/use-language.ts'
import styles from './around.module.css'

/** In the reader's language, or else in the other one. */
export function inEither<T>(texts: PerLanguage<T>, reader: Language): { language: Language; content: T } | undefined {
  const other: Language = reader === 'en' ? 'fr' : 'en'
  for (const language of [reader, other]) {
    const content = texts[language]
    if (content !== undefined) return { language, content }
  }
  return undefined
}

/** What is before or after the provisions of a document: folded. */
export function Folded({ part, texts }: { part: 'front' | 'end'; texts: PerLanguage<string[]> }) {
  const { t } = useTranslation()
  const found = inEither(texts, useLanguage())
  if (!found) return null
  return (
    <details className={styles.folded}>
      <summary>{t(`reading.around.${part}`)}</summary>
      <div className={styles.words} lang={found.language} dir="auto">
        {found.content.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: these paragraphs never change
          <p key={index}>
            <DocumentText text={text} />
          </p>
        ))}
      </div>
    </details>
  )
}
