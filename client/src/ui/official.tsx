import { type ReadableText, readIn } from './read-in.ts'
import { useLanguage } from './use-language.ts'

/** An official text in the reader's language, or, where it is awaited, in the other one, marked as such. */
export function Official({ text }: { text: ReadableText }) {
  const language = useLanguage()
  const read = readIn(text, language)
  return read.language === language ? (
    read.text
  ) : (
    <span lang={read.language} dir="auto">
      {read.text}
    </span>
  )
}
