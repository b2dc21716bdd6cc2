import { T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import type { Collection } from '../storage/collection.ts'
import type { Variables } from './evaluation.ts'

/** Documents on their way through a pipeline; undefined marks a rest between two steps of work. */
export type Documents = Iterable<Value | undefined>
export type Stage = (input: Documents) => Documents

/** What stages may reach beside their input. */
export interface PipelineContext {
  variables: Variables
  collection(name: string): Collection | undefined
}

/** A stage as it stands in a pipeline. */
export interface StageSpec {
  name: string
  operand: Value
}

/** How stages that hold pipelines of their own make them. */
export interface Pipelines {
  read(pipeline: Value): StageSpec[]
  compile(stages: StageSpec[], context: PipelineContext): Stage
}

/** Makes a stage of its operand. */
export type StageMaker = (operand: Value, context: PipelineContext, pipelines: Pipelines) => Stage

/** A stage that makes one document of one, or none. */
export function each(run: (doc: Value) => Value | undefined): Stage {
  return function* (input) {
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else {
        const result = run(doc)
        if (result !== undefined) yield result
      }
    }
  }
}

/** The operand of a stage that takes a document. @throws CommandError 40272 */
export function documentOperand(operand: Value, stage: string): Value {
  if (operand.type !== T.object) throw new CommandError(40272, `${stage} specification stage must be an object`)
  return operand
}
