import type { Audience } from '@quorate/shared/domain/audience'
import { type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose'

/**
 * A document of a read model. `seq` is the number of the last entry that changed it; a removed document stays as a
 * tombstone (`gone`), so that a late writer cannot bring it back. `audience` is that of the event that made it.
 */
export type ReadDoc = { _id: string; committee: string; seq: number; gone?: true; audience: Audience }

/**
 * The kinds of read model and the document of each. Every area adds its own beside their definition:
 * `declare module` with `interface ReadDocs extends DocsOf<typeof …> {}`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the areas
export interface ReadDocs {}

export type ReadKind = keyof ReadDocs & string
/** All read models as a query sees them. */
export type ReadModels = { [K in ReadKind]: Model<ReadDocs[K]> }
/** All read models as a projection sees them. */
export type Docs = { [K in ReadKind]: ProjectedDocs<ReadDocs[K]> }

/** A document as a projection gives it: the record fills in the committee and the entry's number. */
export type Unstamped<D extends ReadDoc> = Omit<D, 'committee' | 'seq' | 'gone'>

/**
 * The documents of one kind, as a projection sees them while it folds one entry after another.
 *
 * The rule that makes projecting twice, late or from two nodes harmless: a document's new content may depend only on
 * the event and on that same document (or on one that never changes once written).
 */
export type ProjectedDocs<D extends ReadDoc> = {
  /** The document as of the entry being projected, a copy to change and `put` back; undefined if there is none. */
  get(id: string): Promise<D | undefined>
  put(doc: Unstamped<D>): void
  remove(id: string): void
}

/** A field of a document: how it is stored, and the type that it has in the code. */
export type Field<T> = { readonly stored: SchemaDefinition[string]; readonly type?: T }

/** A value of the domain, stored and read as a whole: it was checked when it came in. */
export const value = <T>(): Field<T> => ({ stored: { type: Schema.Types.Mixed } })
export const text = <T extends string | null = string>(): Field<T> => ({ stored: { type: String } })
export const number = <T extends number | null = number>(): Field<T> => ({ stored: { type: Number } })
export const flag = (): Field<boolean> => ({ stored: { type: Boolean } })
/** A list of values. If the list is indexed, each value is. */
export const list = <T>(): Field<T[]> => ({ stored: { type: [Schema.Types.Mixed], default: undefined } })

/** Without `type`, because the compiler would infer the widest one that a field may have. */
export type Fields = Readonly<Record<string, Pick<Field<unknown>, 'stored'>>>
export type Index = Readonly<Record<string, 1 | -1>>

/** A kind of read model: its schema, and with it the type of its documents. */
export type ReadModel<D extends ReadDoc = ReadDoc> = { readonly schema: Schema; readonly type?: D }
export type TypeOf<F> = F extends Field<infer T> ? T : never
export type DocOf<M> = M extends ReadModel<infer D> ? D : never
export type DocsOf<M> = { [K in keyof M]: DocOf<M[K]> }

/**
 * Describes a kind of read model. Fields that it does not name are refused, so that nothing a projection writes is
 * silently lost; a query by a path that it does not name is refused, too.
 */
export function readModel<const F extends Fields>(
  fields: F,
  ...indexes: readonly Index[]
): ReadModel<ReadDoc & { -readonly [K in keyof F]: TypeOf<F[K]> }> {
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      committee: { type: String, required: true },
      seq: { type: Number, required: true },
      gone: { type: Boolean },
      audience: { type: String },
      ...Object.fromEntries(Object.entries(fields).map(([name, { stored }]) => [name, stored])),
    },
    { strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false, autoCreate: false, autoIndex: false },
  )
  for (const index of indexes) schema.index(index)
  return { schema }
}

export type Definitions = Readonly<Record<string, ReadModel>>

/** The definitions of all areas, by kind. */
export function definitionsOf(areas: readonly { readModels: Definitions }[]): Definitions {
  return Object.assign({}, ...areas.map(({ readModels }) => readModels))
}

/**
 * The read models of one generation: collections `comments.g1`, `votes.g1` … A rebuild makes the next generation.
 * Neither collections nor indexes are made by this: see `prepareReadModels`.
 */
export function readModels(connection: Connection, generation: string, definitions: Definitions): ReadModels {
  const models = Object.entries(definitions).map(([kind, { schema }]) => {
    const name = `${kind}.${generation}`
    return [kind, connection.models[name] ?? connection.model(name, schema, name)] as const
  })
  // Each kind's definition gives both the schema and the type of the documents: here a Map would lose the pairing.
  return Object.fromEntries(models) as ReadModels
}

/** Makes the collections and indexes that are missing; all at once, so that the embedded store commits them together. */
export async function prepareReadModels(models: ReadModels): Promise<void> {
  const prepare = async (model: Preparing) => {
    await model.createCollection()
    await model.createIndexes()
  }
  await Promise.all(Object.values<Preparing>(models).map(prepare))
}

type Preparing = { createCollection(): Promise<unknown>; createIndexes(): Promise<unknown> }
