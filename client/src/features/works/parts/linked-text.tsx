import { Link } from 'react-router'
import { documentsIn, partsWithSymbols } from '../../../ui/symbols.ts'
import { useWays } from '../use-ways.ts'

/** A line of plain text with links on the symbols of documents. */
export function LinkedText({ text }: { text: string }) {
  const wayTo = useWays(documentsIn(text))
  let place = 0
  return partsWithSymbols(text).map(({ text: words, document }) => {
    const to = document === null ? undefined : wayTo.get(document)
    place += words.length
    return to === undefined ? (
      words
    ) : (
      <Link key={place} to={to}>
        {words}
      </Link>
    )
  })
}
