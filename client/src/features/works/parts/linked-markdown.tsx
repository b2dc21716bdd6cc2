import { documentsIn } from '../../../ui/symbols.ts'
import { Written } from '../../../ui/written.tsx'
import { useWays } from '../use-ways.ts'

/** Markdown as people write it, in which the symbols of documents lead there. */
export function LinkedMarkdown({ text }: { text: string }) {
  return <Written text={text} wayTo={useWays(documentsIn(text))} />
}
