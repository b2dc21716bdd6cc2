import type { RecordName } from '@quorate/shared/contracts/record'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { Model } from 'mongoose'
import { inView } from '../http/answer.ts'
import type { NamesOf } from '../http/feature.ts'
import type { ReadDoc, ReadModels } from '../record/read-model.ts'

/** The name of a thing of which only the kind is known. */
export const nameless = (what: string): RecordName => ({ what, symbol: null, title: null, number: null, work: null })

/** Names of documents that have a title in the official languages. */
export function titleNames(what: string, titled: (read: ReadModels) => Model<Titled>): NamesOf {
  return async (ids, source) => {
    const docs = await titled(source.read)
      .find({ _id: { $in: [...ids] }, ...inView(source) })
      .select({ title: 1 })
      .lean<Titled[]>()
    return new Map(docs.map(({ _id, title }) => [_id, { ...nameless(what), title }]))
  }
}

type Titled = ReadDoc & { title: OfficialText }
