import type { Connection, Model, Schema } from 'mongoose'
import type { DecisionDoc } from '../features/decisions/docs.ts'
import type { InstrumentDoc, VersionDoc } from '../features/instrument/docs.ts'
import type { MandateDoc } from '../features/mandate/docs.ts'
import type { CommitteeDoc, ParticipantDoc, PrincipalDoc } from '../features/membership/docs.ts'
import type { ProposalDoc } from '../features/proposals/docs.ts'
import type { SessionDoc } from '../features/sessions/docs.ts'
import type { CommentDoc, ThreadDoc } from '../features/threads/docs.ts'
import type { BallotDoc, VoteDoc } from '../features/votes/docs.ts'
import type { Shelf } from './read-docs.ts'
import { flag, list, number, part, readSchema, text, whole } from './read-models-schemas.ts'

/** The kinds of read model and the document of each. */
export type ReadDocs = {
  committees: CommitteeDoc
  participants: ParticipantDoc
  principals: PrincipalDoc
  mandates: MandateDoc
  instruments: InstrumentDoc
  versions: VersionDoc
  proposals: ProposalDoc
  threads: ThreadDoc
  comments: CommentDoc
  sessions: SessionDoc
  votes: VoteDoc
  ballots: BallotDoc
  decisions: DecisionDoc
}

export type ReadKind = keyof ReadDocs
export type DocOf<K extends ReadKind> = ReadDocs[K]
/** All read models as a projection sees them. */
export type Docs = { [K in ReadKind]: Shelf<ReadDocs[K]> }
/** All read models as a query sees them. */
export type ReadModels = { [K in ReadKind]: Model<ReadDocs[K]> }

const author = part({ member: text, capacity: text, for: text })
const office = part({ office: text, member: text, at: number })

/** Each kind's schema, with the indexes its queries and projections need. */
export const READ_SCHEMAS: Readonly<Record<ReadKind, Schema>> = {
  committees: readSchema({ name: whole, body: whole, symbol: text }),
  participants: readSchema(
    { name: text, capacity: text, principal: text, role: text, suspended: flag, left: flag },
    { committee: 1, _id: 1 },
  ),
  principals: readSchema(
    { id: text, kind: text, name: whole, region: text, sector: text, term: whole, voter: text },
    { committee: 1, _id: 1 },
  ),
  mandates: readSchema({ title: whole, authentic: list(text), clauses: list(whole), at: number }, { committee: 1 }),
  instruments: readSchema({ title: whole, versions: list(whole) }, { committee: 1 }),
  versions: readSchema({ instrument: text, number, at: number, decision: text, provisions: list(whole) }),
  proposals: readSchema(
    {
      number,
      symbol: text,
      kind: text,
      clause: part({ mandate: text, clause: text }),
      instrument: text,
      version: number,
      title: text,
      operations: list(whole),
      justification: text,
      sponsor: text,
      thread: text,
      status: text,
      tabledAt: number,
      tabledBy: author,
    },
    { committee: 1, number: -1 },
    { committee: 1, 'clause.mandate': 1, 'clause.clause': 1 },
    { instrument: 1, status: 1 },
  ),
  threads: readSchema({ subject: whole, open: flag, count: number }, { committee: 1 }),
  comments: readSchema(
    {
      thread: text,
      number,
      author,
      at: number,
      body: text,
      replyTo: text,
      answers: text,
      editions: list(whole),
      editedAt: number,
      state: text,
      hidden: whole,
    },
    { thread: 1, number: 1 },
    { committee: 1, answers: 1, at: -1 },
  ),
  sessions: readSchema(
    {
      number,
      title: text,
      status: text,
      startsAt: number,
      timeZone: text,
      agenda: list(part({ item: text, number, title: text, proposal: text })),
      current: text,
      openedAt: number,
      closedAt: number,
      present: list(text),
      floor: whole,
    },
    { committee: 1, number: -1 },
    { committee: 1, 'agenda.proposal': 1 },
  ),
  votes: readSchema(
    {
      proposal: text,
      session: text,
      ballot: number,
      question: text,
      method: text,
      profile: whole,
      electorate: list(whole),
      status: text,
      openedAt: number,
      closedAt: number,
      cast: number,
      result: whole,
      ballots: whole,
      certifiedBy: list(office),
      decision: text,
    },
    { committee: 1, openedAt: -1 },
    { committee: 1, status: 1 },
    { proposal: 1, openedAt: -1 },
    { session: 1, openedAt: -1 },
  ),
  ballots: readSchema({
    vote: text,
    delegation: text,
    choice: text,
    receipt: text,
    at: number,
    by: text,
    changed: flag,
  }),
  decisions: readSchema(
    { number, symbol: text, outcome: text, proposal: text, vote: text, at: number, version: whole },
    { committee: 1, number: -1 },
    { proposal: 1 },
  ),
}

export const READ_MODEL_KINDS = Object.keys(READ_SCHEMAS) as readonly ReadKind[]

/**
 * The read models of one generation: collections `comments.g1`, `votes.g1` … A rebuild makes the next generation.
 * Neither collections nor indexes are made by this: see `prepareReadModels`.
 */
export function readModels(connection: Connection, generation: string): ReadModels {
  const model = (kind: ReadKind) => {
    const name = `${kind}.${generation}`
    return [kind, connection.models[name] ?? connection.model(name, READ_SCHEMAS[kind], name)] as const
  }
  // Each kind's schema describes that kind's document: here the two meet.
  return Object.fromEntries(READ_MODEL_KINDS.map(model)) as unknown as ReadModels
}

/** Makes the collections and their indexes where they are missing. */
export async function prepareReadModels(models: ReadModels): Promise<void> {
  for (const kind of READ_MODEL_KINDS) {
    await models[kind].createCollection()
    await models[kind].createIndexes()
  }
}
