import { Link } from './link.tsx'
import { partsWithSymbols } from './symbols.ts'

type SymbolsInTextProps = {
  text: string
  /** The addresses of documents by symbol; null for text in which symbols stay as they are. */
  wayTo: ReadonlyMap<string, string> | null
}

/** Text with links on the symbols of documents that have an address; such a link stays within the product. */
export function SymbolsInText({ text, wayTo }: SymbolsInTextProps) {
  if (wayTo === null || wayTo.size === 0) return text
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
