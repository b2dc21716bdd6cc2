import { documentsIn } from '../../../ui/symbols.ts'
import { Written } from '../../../ui/written.tsx'
import { useWays } from '../use-ways.ts'

/** Markdown as people write it, with links on the symbols of documents. */
export function LinkedMarkdown({ text }: { text: string }) {
  return <Written text={text} wayTo={useWays(documentsIn(text))} />
}
