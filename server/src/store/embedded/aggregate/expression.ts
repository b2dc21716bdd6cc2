import type { Value } from '../bson/value.ts'
import { unsupported } from '../errors.ts'

export type Variables = ReadonlyMap<string, Value>

/** Compiles an aggregation expression. */
export function compileExpression(_expression: Value, _variables?: Variables): (doc: Value) => Value | undefined {
  throw unsupported('An aggregation expression')
}
