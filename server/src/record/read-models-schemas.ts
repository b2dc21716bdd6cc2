import { Schema, type SchemaDefinition } from 'mongoose'

/**
 * A value of the domain that is stored and read as a whole. It was checked when it came in; a second description of
 * it here could only drift from the first.
 */
export const whole = { type: Schema.Types.Mixed }
export const text = { type: String }
export const number = { type: Number }
export const flag = { type: Boolean }
/** Without a default: a list that is not there stays away. */
export const list = (of: unknown): { type: unknown[]; default: undefined } => ({ type: [of], default: undefined })
export const part = (definition: SchemaDefinition): Schema => new Schema(definition, { _id: false, strict: 'throw' })

/**
 * The schema of a read model. What it does not name is refused, so that nothing a projection writes is silently lost;
 * a query by a path it does not name is refused, too.
 */
export function readSchema(definition: SchemaDefinition, ...indexes: Record<string, 1 | -1>[]): Schema {
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      committee: { type: String, required: true },
      seq: { type: Number, required: true },
      gone: { type: Boolean },
      audience: text,
      ...definition,
    },
    { strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false, autoCreate: false, autoIndex: false },
  )
  for (const index of indexes) schema.index(index)
  return schema
}
