/**
 * Words a person wrote, a name, or a ballot not yet opened: words that may have to be erased or kept closed. A rule
 * makes them; the record keeps their commitment in the event and the words beside it; readers of the record get both,
 * with `words: null` once they were erased.
 */
export type Words = { readonly words: string | null; readonly commitment?: string }

/** Wraps words for an event. */
export function words(text: string): Words {
  return { words: text }
}

/** Where one erasable text is: in which entry, under which commitment. */
export type TextRef = { readonly seq: number; readonly commitment: string }

/** The reference to words as the record gives them, in a list: empty if the record has not yet committed to them. */
export function textRef(seq: number, { commitment }: Words): TextRef[] {
  return commitment === undefined ? [] : [{ seq, commitment }]
}

/** A thing's list of texts that remain after an erasure. */
export function withoutTexts(texts: readonly TextRef[], erased: readonly TextRef[]): TextRef[] {
  const gone = new Set(erased.map(({ seq, commitment }) => `${seq} ${commitment}`))
  return texts.filter(({ seq, commitment }) => !gone.has(`${seq} ${commitment}`))
}
