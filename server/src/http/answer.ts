import type { Abilities } from '@quorate/shared/contracts/common'
import type { DownloadContract, PersonalContract, QueryContract, Rate } from '@quorate/shared/contracts/contract'
import type { Audience } from '@quorate/shared/domain/audience'
import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import type { Participant } from '@quorate/shared/domain/membership/state'
import { notFound, type Refusal } from '@quorate/shared/domain/refusal'
import type { z } from 'zod'
import type { Files, KeptFile } from '../files/files.ts'
import type { Present } from '../record/present.ts'
import type { ReadKind, ReadModels } from '../record/read-model.ts'
import type { SecurityEvent } from '../security-log.ts'
import type { PersonalModels } from './personal.ts'
import { RefusalError } from './refusal-error.ts'

/** The caller, and what they may see and do. */
export type Viewer = {
  account: string
  member: string
  participant: Participant
  audiences: ReadonlySet<Audience>
  /** Whether the command would be accepted now, by policy and rule: null, or the refusal. */
  can(command: Command): Refusal | null
  /** Whether the viewer may ask for such a command at all, by policy alone: null, or the refusal. */
  may(command: Command): Refusal | null
}

export type SourceEntry = { seq: number; at: number; hash: string; events: RecordedEvent[] }

/** The record itself, the newest entry first; only entries with an event of an area, or made by a member's commands. */
export type EntrySource = {
  read(options: {
    committee: string
    before?: number
    limit: number
    area?: string | undefined
    member?: string | undefined
  }): Promise<{ entries: SourceEntry[] }>
  /** The record's mark at an entry; null if there is no such entry. */
  markAt(committee: string, seq: number): Promise<string | null>
}

type AnyQuery = QueryContract<z.ZodObject, z.ZodObject, z.ZodType>
type AnyPersonal = PersonalContract<z.ZodObject, z.ZodObject, z.ZodType>

/**
 * Documents that many ask for at the same time, read once until one of these kinds changes in this committee. `about`
 * names what is read of them; `load` must depend on nothing else, least of all on the viewer: what of it the viewer may
 * see is for the query to decide, each time.
 */
export type ReadShared = <K extends ReadKind, D>(
  kinds: readonly K[],
  about: readonly (string | number)[],
  load: (read: Pick<ReadModels, K>) => Promise<readonly D[]>,
) => Promise<readonly D[]>

/** The means to answer a query, beside the request itself. */
export type QuerySource = {
  viewer: Viewer
  read: ReadModels
  readShared: ReadShared
  state: CommitteeState
  personal: PersonalModels
  entries: EntrySource
  present: Present
  /** The area that a type of event belongs to. */
  areaOfEvent: (type: string) => string | undefined
  /** The point of the record that the answer reflects at least. */
  seq: number
  /** UTC milliseconds. */
  now: number
}

/** A query's parameters, parsed by its contract's schemas, and the means to answer it. */
export type QueryInput<C extends AnyQuery> = QuerySource & {
  params: z.output<C['params']>
  query: z.output<C['query']>
}

export type PersonalInput<C extends AnyPersonal> = Pick<
  QuerySource,
  'viewer' | 'read' | 'personal' | 'state' | 'now'
> & {
  files: Files
  /** The decision state as of the end of the record, also where another node has just appended to it. */
  latestState: () => Promise<CommitteeState>
  params: z.output<C['params']>
  body: z.output<C['body']>
}

/** A query below a committee with its handler. `handle` returns a value of the contract's `response`. */
export type QueryAnswer = {
  contract: AnyQuery
  handle(input: QueryInput<AnyQuery>): Promise<unknown>
  /** Whether the answer never changes for those who may see it. */
  lasting?: boolean
  /**
   * Whether it may read much: then one person has one of them answered at a time, and only the latest waits. Any query with
   * a search is treated so.
   */
  costly?: boolean
  /** What an answer means for the security log; null: nothing. */
  noted?: (query: Readonly<Record<string, unknown>>) => SecurityEvent | null
}
export type PersonalAnswer = {
  contract: AnyPersonal
  handle(input: PersonalInput<AnyPersonal>): Promise<unknown>
  /** Whether `body` is as it came, for a thread to read: parsing megabytes would hold everybody up. */
  raw?: boolean
} & PersonalOptions

/** The body of a request as it came; null: it has none. */
export type RawBody = { bytes: Buffer | null }

/** A file to send, and the name it is given there. */
export type FileToSend = { file: KeptFile; name: string }
export type DownloadAnswer = {
  contract: DownloadContract
  handle(input: DownloadInput<DownloadContract>): Promise<FileToSend>
}
export type DownloadInput<C extends DownloadContract> = QuerySource & { files: Files; params: z.output<C['params']> }

type PersonalOptions = {
  /** Who may ask at all, judged before the body is read: null, or the refusal. */
  may?: (viewer: Viewer) => Refusal | null
  /** Whether it may take much: then one person has one of them answered at a time, and only the latest waits. */
  costly?: boolean
  /** How often one person may ask, if not as often as one types. */
  rate?: Rate
}

/**
 * Puts a query's contract and its handler together.
 * If the viewer may not see a thing, the handler throws the same RefusalError as for a thing that does not exist.
 */
export function answer<C extends AnyQuery>(
  contract: C,
  handle: (input: QueryInput<C>) => Promise<z.output<C['response']>>,
  options: Pick<QueryAnswer, 'lasting' | 'costly' | 'noted'> = {},
): Pick<QueryAnswer, 'lasting' | 'costly' | 'noted'> & {
  contract: C
  handle(input: QueryInput<C>): Promise<z.output<C['response']>>
} {
  return { contract, handle, ...options }
}

/** The same for a request that concerns only the person who makes it. */
export function personalAnswer<C extends AnyPersonal>(
  contract: C,
  handle: (input: PersonalInput<C>) => Promise<z.output<C['response']>>,
  options: PersonalOptions = {},
): { contract: C; handle(input: PersonalInput<C>): Promise<z.output<C['response']>> } & PersonalOptions {
  return { contract, handle, ...options }
}

/** The same for a request with a large body. A large answer is JSON in UTF-8 as its thread wrote it. */
export function rawAnswer<C extends AnyPersonal>(
  contract: C,
  handle: (input: Omit<PersonalInput<C>, 'body'> & { body: RawBody }) => Promise<z.output<C['response']> | Uint8Array>,
  options: PersonalOptions = {},
) {
  return { contract, handle, raw: true, ...options }
}

/** The same for a file. If the viewer may not see it, the handler throws as for one that does not exist. */
export function downloadAnswer<C extends DownloadContract>(
  contract: C,
  handle: (input: DownloadInput<C>) => Promise<FileToSend>,
) {
  return { contract, handle }
}

/** The documents of a committee that the viewer may see: every query starts from this condition. */
export function inView({ params, viewer }: { params: { committee: string }; viewer: Pick<Viewer, 'audiences'> }) {
  return { committee: params.committee, audience: { $in: [...viewer.audiences] } }
}

/** Those of these documents that the viewer may see. */
export function visibleTo<D extends { audience: Audience }>(
  { audiences }: Pick<Viewer, 'audiences'>,
  docs: readonly D[],
): D[] {
  return docs.filter(({ audience }) => audiences.has(audience))
}

/** @throws RefusalError `not-found` where there is no such thing, or none that the viewer may see */
export function found<D>(doc: D | null | undefined, what: string, id: string): D {
  if (doc === null || doc === undefined) throw new RefusalError(notFound(what, id).refusal)
  return doc
}

/** By command type, null if the command would be accepted now, else the refusal. */
export function abilities<const C extends readonly Command[]>(
  commands: C,
  attempt: (command: Command) => Refusal | null,
): Abilities<C[number]['type']> {
  // The argument's type requires one key for each command.
  return Object.fromEntries(commands.map((command) => [command.type, attempt(command)])) as Abilities<C[number]['type']>
}
