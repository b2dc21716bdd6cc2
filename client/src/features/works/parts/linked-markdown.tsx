import { Markdown } from '../../../ui/markdown.tsx'
import { PlainOnFailure } from '../../../ui/plain-on-failure.tsx'
import { documentsIn } from '../../../ui/symbols.ts'
import { useWays } from '../use-ways.ts'

/** Markdown as people write it, with links on the symbols of documents. */
export function LinkedMarkdown({ text }: { text: string }) {
  return (
    <PlainOnFailure text={text}>
      <Linked text={text} />
    </PlainOnFailure>
  )
}

function Linked({ text }: { text: string }) {
  return <Markdown text={text} wayTo={useWays(documentsIn(text))} />
}
