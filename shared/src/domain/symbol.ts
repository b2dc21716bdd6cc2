/** The symbol of a committee, with which the symbols of all its documents begin: the source of a pattern. */
export const COMMITTEE_SYMBOL = '[A-Z][A-Z0-9-]{1,15}'
const WHOLE = new RegExp(`^${COMMITTEE_SYMBOL}$`)

export function isCommitteeSymbol(symbol: string): boolean {
  return WHOLE.test(symbol)
}
