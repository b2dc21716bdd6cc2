import { T, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'

/** Variables by name; one that is there without a value is missing, as a field can be. */
export type Variables = ReadonlyMap<string, Value | undefined>

/** What an expression is evaluated against. */
export interface Environment {
  root: Value
  variables: Variables
}

/** A compiled expression; undefined is a missing value. */
export type Evaluate = (environment: Environment) => Value | undefined

/** Compiles an expression into a function of its environment. */
export type Compile = (expression: Value) => Evaluate

/** An array value of these; what is missing stands as null. */
export function arrayOf(items: ReadonlyArray<Value | undefined>): Value {
  const writer = new BsonWriter()
  items.forEach((item, i) => {
    writer.value(String(i), item ?? values.null)
  })
  return new Value(T.array, writer.finish(), 0)
}

export function isNullish(value: Value | undefined): boolean {
  return value === undefined || value.type === T.null || value.type === T.undefined
}
