import type { RecordName } from '@quorate/shared/contracts/record'
import type { AreaName } from '@quorate/shared/domain/area'
import type { Command, CommandType } from '@quorate/shared/domain/command'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { FileKey, Files } from '../files/files.ts'
import type { AnyRecordArea, RecordArea } from '../record/area.ts'
import type { DownloadAnswer, PersonalAnswer, QueryAnswer, QuerySource } from './answer.ts'
import type { PersonalModel, PersonalModels } from './personal.ts'

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
  downloads?: readonly DownloadAnswer[]
  /** Whether something of a person's own names a file of the committee. */
  namesFile?: (personal: PersonalModels, file: FileKey, now: number) => Promise<boolean>
  /** What has to be true, or done, outside the record before a command is recorded: null, or the refusal. */
  before?: Before
}

export type Before = {
  readonly [T in CommandType]?: (command: Command<T>, source: BeforeSource) => Promise<Refusal | null>
}
export type BeforeSource = { committee: string; account: string; personal: PersonalModels; files: Files }

/** An area's part of the server. */
export type Feature<A extends AreaName> = RecordArea<A> & Answers
export type AnyFeature = AnyRecordArea & Answers
