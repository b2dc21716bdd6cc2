import type { Audience } from '@quorate/shared/domain/audience'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { ReadKind, ReadModels } from '../record/read-model.ts'
import { inView, type QuerySource, visibleTo } from './answer.ts'
import { RefusalError } from './refusal-error.ts'

/**
 * The condition that a page begins after the last row of the page before. Rows are sorted by `field`, a number that no
 * two rows share, the highest first; the cursor is that number of the last row.
 * @throws RefusalError `invalid-request` for a cursor that no page has returned
 */
export function after(field: string, cursor: string | undefined): Record<string, { $lt: number }> {
  if (cursor === undefined) return {}
  const last = /^\d+$/.test(cursor) ? Number(cursor) : Number.NaN
  if (!Number.isSafeInteger(last)) throw new RefusalError(NO_CURSOR)
  return { [field]: { $lt: last } }
}

const NO_CURSOR: Refusal = {
  code: 'invalid-request',
  message: 'The list cannot be continued from there. Begin with its first page, without `cursor`.',
}

/**
 * Documents of a list, in its order. Nearly everybody may see all that a page of it has, so that is read once for all of
 * them. A page that has anything a viewer may not see is read again for that viewer alone.
 * `query` is what is asked, without anything about the viewer; `find` adds nothing to it.
 */
export async function readList<K extends ReadKind, D extends { audience: Audience }>(
  input: Pick<QuerySource, 'read' | 'readShared' | 'viewer'> & { params: { committee: string } },
  kind: K,
  query: { minSeq?: number | undefined } & Record<string, unknown>,
  find: (read: Pick<ReadModels, K>, within: object) => Promise<D[]>,
): Promise<readonly D[]> {
  const { minSeq: _, ...about } = query
  const within = { committee: input.params.committee }
  const all = await input.readShared([kind], ['list', JSON.stringify(about)], (read) => find(read, within))
  return visibleTo(input.viewer, all).length === all.length ? all : find(input.read, inView(input))
}

/** The rows of a page and the cursor of the next one. The query read one row more than the limit. */
export function pageOf<D>(docs: readonly D[], limit: number, cursorOf: (doc: D) => number) {
  const rows = docs.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: docs.length > limit && last !== undefined ? String(cursorOf(last)) : null }
}

/** The condition that a document has, for each word of the search, a word that begins with it. */
export function matching(words: readonly string[]): object {
  // The end of the range is after every word with this beginning: strings are ordered by their code points.
  const begins = words.slice(0, MOST_WORDS).map((word) => ({ words: { $gte: word, $lt: `${word}\u{10ffff}` } }))
  return begins.length === 0 ? {} : { $and: begins.map((one) => ({ words: { $elemMatch: one.words } })) }
}

const MOST_WORDS = 8
