import { Markdown } from '../../../ui/markdown.tsx'
import { documentsIn } from '../../../ui/symbols.ts'
import { useWays } from '../use-ways.ts'

/** Markdown as people write it, in which the symbols of documents lead there. */
export function LinkedMarkdown({ text }: { text: string }) {
  return <Markdown text={text} wayTo={useWays(documentsIn(text))} />
}
