/**
 * A document of a read model. `seq` is the number of the last entry that changed it; a removed document stays as a
 * tombstone (`gone`), so that a late writer cannot bring it back.
 */
export type ReadDoc = { _id: string; committee: string; seq: number; gone?: true }

/** What a projection hands in: the record fills in the committee and the entry's number. */
export type Unstamped<D extends ReadDoc> = Omit<D, 'committee' | 'seq' | 'gone'>

/**
 * The documents of one kind, as a projection sees them while it folds one entry after another.
 *
 * The rule that makes projecting twice, late or from two nodes harmless: a document's new content may depend only on
 * the event and on that same document (or on one that never changes once written).
 */
export type Shelf<D extends ReadDoc> = {
  /** The document as of the entry being projected, a copy to change and `put` back; undefined where there is none. */
  get(id: string): Promise<D | undefined>
  put(doc: Unstamped<D>): void
  remove(id: string): void
}
