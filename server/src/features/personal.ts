import type { Draft } from '@quorate/shared/contracts/proposals'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Range } from './threads/personal-ranges.ts'

/** A draft as its author left it. `_id` is `${account}:${committee}:${draft}`. */
export type DraftDoc = Omit<Draft, 'id'> & { _id: string; account: string; committee: string; draft: string }

/** Which comments of a thread a person has had on screen. `_id` is `${account}:${thread}`. */
export type ReadMarksDoc = {
  _id: string
  account: string
  committee: string
  thread: string
  ranges: Range[]
  /** Raised by each change, so that two tabs do not overwrite each other. */
  revision: number
}

/** What concerns one person alone. It is no part of the record, and nobody else ever sees it. */
export type PersonalModels = { drafts: Model<DraftDoc>; readMarks: Model<ReadMarksDoc> }

const OPTIONS = { strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false } as const
const BY_HAND = { autoCreate: false, autoIndex: false }
const text = { type: String, required: true }
const whole = { type: Schema.Types.Mixed, required: true }

const draftSchema = new Schema(
  {
    _id: text,
    account: text,
    committee: text,
    draft: text,
    kind: text,
    clause: whole,
    instrument: text,
    version: { type: Number, required: true },
    // A draft may lack what a proposal needs.
    title: { type: String },
    operations: { type: [Schema.Types.Mixed] },
    justification: { type: String },
    savedAt: { type: Number, required: true },
  },
  { ...OPTIONS, ...BY_HAND },
).index({ account: 1, committee: 1, savedAt: -1 })

const readMarksSchema = new Schema(
  {
    _id: text,
    account: text,
    committee: text,
    thread: text,
    ranges: whole,
    revision: { type: Number, required: true },
  },
  { ...OPTIONS, ...BY_HAND },
).index({ account: 1, committee: 1 })

export function personalModels(connection: Connection): PersonalModels {
  return {
    drafts: connection.model<DraftDoc>('drafts', draftSchema, 'drafts'),
    readMarks: connection.model<ReadMarksDoc>('readMarks', readMarksSchema, 'readMarks'),
  }
}

/** Makes the collections and their indexes where they are missing. */
export async function preparePersonalModels({ drafts, readMarks }: PersonalModels): Promise<void> {
  await drafts.createCollection()
  await drafts.createIndexes()
  await readMarks.createCollection()
  await readMarks.createIndexes()
}
