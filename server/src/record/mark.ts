import { type EntryHeader, leafHash } from './canonical.ts'

/** What an entry's leaf hash covers. */
type Hashed = EntryHeader & { leaf: readonly string[] }

const known = new WeakMap<object, string>()

/**
 * The mark of a record at an entry: the first 16 digits of its leaf hash. Salts are random, so two records that were the
 * same up to some entry have different marks at every later one: a reader who has read up to an entry of this mark has
 * read this record.
 */
export function markOf(entry: Hashed): string {
  const found = known.get(entry)
  if (found !== undefined) return found
  const mark = leafHash(entry).slice(0, 16)
  known.set(entry, mark)
  return mark
}
