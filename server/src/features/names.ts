import type { RecordName } from '@quorate/shared/contracts/record'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { inView } from '../http/answer.ts'
import type { NamesOf } from '../http/feature.ts'
import type { ReadModels } from '../record/read-model.ts'

/** The name of a thing of which only the kind is known. */
export const nameless = (what: string): RecordName => ({ what, symbol: null, title: null, number: null, work: null })

/** Names of documents that have a title in the official languages. `all`: those of the committee. */
export function titleNames(
  what: string,
  all: (state: CommitteeState) => ReadonlyMap<string, unknown>,
  titled: (read: ReadModels, which: Which) => Promise<Titled[]>,
): NamesOf {
  return async (ids, source) => {
    const known = all(source.state)
    const own = ids.filter((id) => known.has(id))
    const docs = own.length === 0 ? [] : await titled(source.read, { _id: { $in: own }, ...inView(source) })
    return new Map(docs.map(({ _id, title }) => [_id, { ...nameless(what), title }]))
  }
}

export type Titled = { _id: string; title: OfficialText }
type Which = { _id: { $in: string[] } } & ReturnType<typeof inView>
