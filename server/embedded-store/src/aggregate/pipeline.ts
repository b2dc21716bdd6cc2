import { elements, fields, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter, type Filter } from '../query/matcher.ts'
import type { ExpressionCompiler } from '../query/projection.ts'
import type { Variables } from './evaluation.ts'
import { compileExpression } from './expression.ts'
import type { PipelineContext, Pipelines, Stage, StageSpec } from './stage.ts'
import { STAGES } from './stages.ts'

const REFUSED = new Set([
  '$out',
  '$merge',
  '$changeStream',
  '$geoNear',
  '$search',
  '$vectorSearch',
  '$indexStats',
  '$planCacheStats',
  '$listSessions',
  '$currentOp',
  '$collStats',
])

/** Takes a pipeline apart. @throws CommandError 40323, 40324 */
export function readStages(pipeline: Value): StageSpec[] {
  if (pipeline.type !== T.array)
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array")
  return elements(pipeline).map((stage, i) => {
    const all = stage.type === T.object ? fields(stage) : []
    const [only] = all
    if (!only || all.length !== 1)
      throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.')
    const [name, operand] = only
    if (name === '$changeStream')
      throw new CommandError(40573, 'The $changeStream stage is only supported on replica sets')
    if (REFUSED.has(name)) throw unsupported(`The stage ${name}`)
    if (name === '$documents' && i > 0)
      throw new CommandError(40602, '$documents is only valid as the first stage in a pipeline')
    if (!Object.hasOwn(STAGES, name)) throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`)
    return { name, operand }
  })
}

function compileStage({ name, operand }: StageSpec, context: PipelineContext): Stage {
  const make = STAGES[name]
  if (!make) throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`)
  return make(operand, context, PIPELINES)
}

/** Puts stages one behind the other. */
export function compilePipeline(stages: StageSpec[], context: PipelineContext): Stage {
  const compiled = stages.map((stage) => compileStage(stage, context))
  return (input) => compiled.reduce((documents, stage) => stage(documents), input)
}

const PIPELINES: Pipelines = { read: readStages, compile: compilePipeline }

/** The filter of `$match` stages at the head of a pipeline, which an index may answer. */
export function leadingFilter(
  stages: StageSpec[],
  variables: Variables,
): { filter: Filter | undefined; rest: StageSpec[] } {
  const [first] = stages
  if (first?.name !== '$match' || first.operand.type !== T.object) return { filter: undefined, rest: stages }
  const filter = compileFilter(first.operand, { expression: (expression) => compileExpression(expression, variables) })
  return { filter, rest: stages.slice(1) }
}

const UPDATE_STAGES = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'])

/** Compiles an update in the form of a pipeline. */
export function compileUpdatePipeline(pipeline: Value, compile: ExpressionCompiler): (doc: Value) => Value {
  const stages = readStages(pipeline)
  for (const { name } of stages) {
    if (!UPDATE_STAGES.has(name))
      throw new CommandError('InvalidOptions', `${name} is not allowed to be used within an update`)
  }
  const run = compilePipeline(stages, { variables: variablesBehind(compile), collection: () => undefined })
  return (doc) => {
    for (const result of run([doc])) if (result) return result
    return doc
  }
}

const behind = new WeakMap<ExpressionCompiler, Variables>()

/** The variables of one command: its `let`, and `$$NOW`, the same throughout. */
export function withNow(given: Variables): Variables {
  return given.has('NOW') ? given : new Map([...given, ['NOW', values.date(Date.now())]])
}

/** Remembers which variables an expression compiler was made with. */
export function withVariables(given: Variables): ExpressionCompiler {
  const variables = withNow(given)
  const compile: ExpressionCompiler = (expression) => compileExpression(expression, variables)
  behind.set(compile, variables)
  return compile
}

function variablesBehind(compile: ExpressionCompiler): Variables {
  return behind.get(compile) ?? new Map()
}
