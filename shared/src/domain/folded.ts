/** Letters that Unicode does not take apart, as people type them who do not have them on their keyboard. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ...{ œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't' },
  ς: 'σ',
}
const TAKEN_APART = new RegExp(Object.keys(TYPED_AS).join('|'), 'g')

/**
 * A text as searches compare it: without case, accents, ligatures and characters that cannot be seen, so that `elodie`
 * finds `Élodie`, `oeuvre` finds `œuvre`, and `strasse` finds `Straße`.
 */
export function folded(text: string): string {
  // By way of capitals, because some small letters share theirs, as `ı` and `i`, or have two, as `ß`.
  const small = text.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase()
  return small
    .normalize('NFKD')
    .replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(TAKEN_APART, (letter) => TYPED_AS[letter] ?? letter)
}
