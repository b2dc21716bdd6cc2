import { type Connection, type Model, Schema } from 'mongoose'
import type { Fields, Index, TypeOf } from '../record/read-model.ts'
import { inTime } from '../store-errors.ts'

/** A document that concerns one person alone. It is no part of the record, and nobody else ever sees it. */
export type PersonalDoc = { _id: string; account: string; committee: string }

/**
 * The kinds of personal document. Every feature adds its own beside their definition:
 * `declare module` with `interface PersonalDocs extends PersonalDocsOf<typeof …> {}`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the features
export interface PersonalDocs {}
export type PersonalModels = { [K in keyof PersonalDocs]: Model<PersonalDocs[K]> }

export type PersonalModel<D extends PersonalDoc = PersonalDoc> = { readonly schema: Schema; readonly type?: D }
export type PersonalDocOf<M> = M extends PersonalModel<infer D> ? D : never
export type PersonalDocsOf<M> = { [K in keyof M]: PersonalDocOf<M[K]> }

/** The `_id` of a document of which a person has one in each committee. */
export function personalId({ account, committee }: Pick<PersonalDoc, 'account' | 'committee'>): string {
  return `${account}:${committee}`
}

/** Describes a kind of personal document. Fields that it does not name are refused. */
export function personalModel<const F extends Fields>(
  fields: F,
  ...indexes: readonly Index[]
): PersonalModel<PersonalDoc & { -readonly [K in keyof F]: TypeOf<F[K]> }> {
  const text = { type: String, required: true }
  const stored = Object.entries(fields).map(([name, { stored }]) => [name, stored])
  const schema = new Schema(
    { _id: text, account: text, committee: text, ...Object.fromEntries(stored) },
    { strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false, autoCreate: false, autoIndex: false },
  )
  for (const index of indexes) schema.index(index)
  return { schema }
}

/**
 * Writes a document of a person's, unless they would then have more than `most` of its kind in its committee; whether it
 * was written.
 */
export async function putAtMost<D extends PersonalDoc>(of: Model<D>, doc: D, most: number): Promise<boolean> {
  // What is asked here is what all kinds have.
  const model = of as unknown as Model<PersonalDoc>
  const { _id, account, committee } = doc
  const { _id: _, ...$set } = doc
  const replaced = await inTime(model.updateOne({ _id }, { $set }).exec())
  if (replaced.matchedCount === 1) return true
  const kept = await model.find({ account, committee }).select({ _id: 1 }).limit(most).lean()
  if (kept.length === most) return false
  await inTime(model.updateOne({ _id }, { $set }, { upsert: true }).exec())
  // Others may have been written at the same time: the one that made them too many finds that out, and is taken back.
  if ((await model.countDocuments({ account, committee })) <= most) return true
  await model.deleteOne({ _id })
  return false
}

type Definitions = Readonly<Record<string, PersonalModel>>

/** The personal models of all features, each under its own name. */
export function personalModels(connection: Connection, definitions: Definitions): PersonalModels {
  const models = Object.entries(definitions).map(
    ([kind, { schema }]) => [kind, connection.models[kind] ?? connection.model(kind, schema, kind)] as const,
  )
  // Each kind's definition gives both the schema and the type of the documents.
  return Object.fromEntries(models) as PersonalModels
}

/** Makes the collections and indexes that are missing. */
export async function preparePersonalModels(models: PersonalModels): Promise<void> {
  const prepare = async (model: Preparing) => {
    await model.createCollection()
    await model.createIndexes()
  }
  await Promise.all(Object.values<Preparing>(models).map(prepare))
}

type Preparing = { createCollection(): Promise<unknown>; createIndexes(): Promise<unknown> }
