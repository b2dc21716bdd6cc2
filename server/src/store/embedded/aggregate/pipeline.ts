import type { Value } from '../bson/value.ts'
import { unsupported } from '../errors.ts'
import type { ExpressionCompiler } from '../query/projection.ts'

/** Compiles an update in the form of a pipeline. */
export function compileUpdatePipeline(_stages: Value, _compile: ExpressionCompiler): (doc: Value) => Value {
  throw unsupported('An update by pipeline')
}
