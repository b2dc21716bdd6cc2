import { undirected } from '@quorate/shared/domain/characters'
import { PlainOnFailure } from '../../../ui/plain-on-failure.tsx'
import { documentsIn } from '../../../ui/symbols.ts'
import { SymbolsInText } from '../../../ui/symbols-in-text.tsx'
import { useWays } from '../use-ways.ts'

/** A line of plain text with links on the symbols of documents. */
export function LinkedText({ text }: { text: string }) {
  return (
    <PlainOnFailure text={text}>
      <Linked text={text} />
    </PlainOnFailure>
  )
}

function Linked({ text }: { text: string }) {
  const wayTo = useWays(documentsIn(text))
  return (
    <bdi>
      <SymbolsInText text={undirected(text)} wayTo={wayTo} />
    </bdi>
  )
}
