/**
 * Words a person wrote, a name, or a ballot not yet opened: words that may have to be erased or kept closed. A rule
 * makes them; the record keeps their commitment in the event and the words beside it; readers of the record get both,
 * with `words: null` once they were erased.
 */
export type Words = { readonly words: string | null; readonly commitment?: string }

/** Whether there are words anywhere in data of this type. */
export type HasWords<D> = true extends WordsIn<D> ? true : false
type WordsIn<D> = D extends Words
  ? true
  : D extends readonly (infer Item)[]
    ? WordsIn<Item>
    : D extends object
      ? { [K in keyof D]: WordsIn<D[K]> }[keyof D]
      : false

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

type Erasure = { readonly seq: number; readonly data: { readonly texts: readonly TextRef[]; readonly reason: Words } }

/** A thing's list of texts after an erasure: those that remain, and the reason given, which can be erased in its turn. */
export function textsAfter(texts: readonly TextRef[], { seq, data }: Erasure): TextRef[] {
  const gone = new Set(data.texts.map(({ seq, commitment }) => `${seq} ${commitment}`))
  const remaining = texts.filter(({ seq, commitment }) => !gone.has(`${seq} ${commitment}`))
  return [...remaining, ...textRef(seq, data.reason)]
}
