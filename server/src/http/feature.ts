import type { RecordName } from '@quorate/shared/contracts/record'
import type { AreaName } from '@quorate/shared/domain/area'
import type { AnyRecordArea, RecordArea } from '../record/area.ts'
import type { PersonalAnswer, QueryAnswer, QuerySource } from './answer.ts'
import type { PersonalModel } from './personal.ts'

/**
 * The names of the ids that are this feature's and that the viewer may see. The decision state says which ids are its
 * own, so that nothing is read for those of others.
 */
export type NamesOf = (ids: readonly string[], source: NamesSource) => Promise<ReadonlyMap<string, RecordName>>
export type NamesSource = Pick<QuerySource, 'read' | 'readShared' | 'viewer' | 'state'> & {
  params: { committee: string }
}

/** The queries and requests that a feature answers. */
export type Answers = {
  queries: readonly QueryAnswer[]
  /** Requests that concern only the person who makes them, and the collections they are kept in. */
  personal?: readonly PersonalAnswer[]
  personalModels?: Readonly<Record<string, PersonalModel>>
  names?: NamesOf
}

/** An area's part of the server. */
export type Feature<A extends AreaName> = RecordArea<A> & Answers
export type AnyFeature = AnyRecordArea & Answers
