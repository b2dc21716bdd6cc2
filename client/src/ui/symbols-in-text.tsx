import { Link } from 'react-router'
import { partsWithSymbols } from './symbols.ts'

type SymbolsInTextProps = { text: string; wayTo: ReadonlyMap<string, string> | null }

/** Symbols of documents become links where there is a way to the document; such a link stays within the product. */
export function SymbolsInText({ text, wayTo }: SymbolsInTextProps) {
  if (wayTo === null || wayTo.size === 0) return text
  return partsWithSymbols(text).map(({ text: part, document }, index) => {
    const href = document === null ? undefined : wayTo.get(document)
    const key = index
    return href === undefined ? (
      part
    ) : (
      <Link key={key} to={href}>
        {part}
      </Link>
    )
  })
}
