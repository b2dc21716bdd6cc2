import { lazy, memo, Suspense } from 'react'
import styles from './markdown.module.css'
import { SymbolsInText } from './symbols-in-text.tsx'

/** Fetched for the first text that uses it: most do not. */
const Markdown = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }))

/** Characters that may mean something in Markdown anywhere, or at the beginning or the end of a line. */
const MEANINGFUL = /[*_`~[\]|\\&<>@#]|:\/\/|www\.|^[ \t]|^(?:[-+=]|\d+[.)])|[ \t]$/im

const NO_WAYS: ReadonlyMap<string, string> = new Map()

type WrittenProps = {
  text: string
  /** Where the documents are whose symbols the text names. */
  wayTo?: ReadonlyMap<string, string>
}

/** A text that somebody wrote, in Markdown or in plain paragraphs. */
export const Written = memo(function Written({ text, wayTo = NO_WAYS }: WrittenProps) {
  const plain = <Plain text={text} wayTo={wayTo} />
  if (!MEANINGFUL.test(text)) return plain
  return (
    <Suspense fallback={plain}>
      <Markdown text={text} wayTo={wayTo} />
    </Suspense>
  )
})

function Plain({ text, wayTo }: Required<WrittenProps>) {
  return (
    <div className={styles.markdown} dir="auto">
      {text.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text's paragraphs change only with the text
        <p key={index}>
          <SymbolsInText text={paragraph} wayTo={wayTo} />
        </p>
      ))}
    </div>
  )
}
