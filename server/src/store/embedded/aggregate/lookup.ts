import { elements, field, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { pathOf, visitPath } from '../query/path.ts'
import { choosePlan } from '../query/planner.ts'
import { scanPlan } from '../query/scan.ts'
import { setAt } from '../update/paths.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { arrayOf, type Variables } from './evaluation.ts'
import { compile, compileExpression } from './expression.ts'
import type { Documents, PipelineContext, Pipelines, Stage, StageSpec } from './stage.ts'

const NOTHING = new BsonWriter().finish()

/** The documents of another collection that a filter finds. */
function* search(
  context: PipelineContext,
  name: string,
  filter: Value,
  variables: Variables,
): Generator<Value | undefined, void, void> {
  const collection = context.collection(name)
  if (!collection) return
  const compiled = compileFilter(filter, { expression: (expression) => compileExpression(expression, variables) })
  const plan = choosePlan(collection, compiled, [])
  for (const found of scanPlan(collection, plan, compiled.matches)) yield found?.doc
}

/** Documents of another collection through a pipeline, its first `$match` by index. */
function run(
  context: PipelineContext,
  name: string,
  stages: StageSpec[],
  join: Value | undefined,
  pipelines: Pipelines,
): Documents {
  const [first] = stages
  const byIndex = join === undefined && first?.name === '$match'
  const filter = join ?? (byIndex ? first.operand : new Value(T.object, NOTHING, 0))
  const rest = byIndex ? stages.slice(1) : stages
  return pipelines.compile(rest, context)(search(context, name, filter, context.variables))
}

/** A filter for the documents whose field equals one of the local values; null also finds what is missing. */
function joinFilter(doc: Value, local: string, foreign: string): Value {
  const found: Value[] = []
  visitPath(doc, pathOf(local), (value) => {
    if (value?.type === T.array) found.push(...elements(value))
    else found.push(value ?? values.null)
    return false
  })
  const list = arrayOf(found.filter((value) => value.type !== T.regex))
  return new Value(T.object, new BsonWriter().startDocument(foreign).value('$in', list).end().finish(), 0)
}

function text(operand: Value, name: string): string | undefined {
  const value = field(operand, name)
  if (value === undefined) return undefined
  if (value.type !== T.string) throw new CommandError('FailedToParse', `$lookup argument '${name}' must be a string`)
  return textOf(value)
}

/** `$lookup`, by equality of fields, by a pipeline, or both. */
export function lookupStage(operand: Value, context: PipelineContext, pipelines: Pipelines): Stage {
  if (operand.type !== T.object) throw new CommandError('FailedToParse', 'the $lookup specification must be an Object')
  const from = text(operand, 'from')
  const as = text(operand, 'as')
  const local = text(operand, 'localField')
  const foreign = text(operand, 'foreignField')
  const pipeline = field(operand, 'pipeline')
  const stages = pipeline ? pipelines.read(pipeline) : []
  const given = field(operand, 'let')
  const variables = (given ? fields(given) : []).map(([name, value]) => ({ name, evaluate: compile(value) }))
  if (
    from === undefined ||
    as === undefined ||
    (local === undefined) !== (foreign === undefined) ||
    (!pipeline && local === undefined)
  ) {
    throw new CommandError('FailedToParse', '$lookup requires from, as, and localField with foreignField or a pipeline')
  }
  return function* (input) {
    for (const root of input) {
      if (root === undefined) {
        yield undefined
        continue
      }
      const held = new Map(context.variables)
      for (const { name, evaluate } of variables)
        held.set(name, evaluate({ root, variables: context.variables }) ?? values.null)
      const join = local !== undefined && foreign !== undefined ? joinFilter(root, local, foreign) : undefined
      const found: Value[] = []
      for (const doc of run({ ...context, variables: held }, from, stages, join, pipelines)) {
        if (doc) found.push(doc)
        else yield undefined
      }
      const tree = openValue(root)
      setAt(tree, as.split('.'), arrayOf(found))
      yield new Value(T.object, closeTree(tree), 0)
    }
  }
}

/** `$unionWith` */
export function unionStage(operand: Value, context: PipelineContext, pipelines: Pipelines): Stage {
  const name = operand.type === T.string ? textOf(operand) : text(operand, 'coll')
  const pipeline = operand.type === T.object ? field(operand, 'pipeline') : undefined
  const stages = pipeline ? pipelines.read(pipeline) : []
  if (name === undefined) throw new CommandError('FailedToParse', '$unionWith needs a collection')
  return function* (input) {
    yield* input
    yield* run(context, name, stages, undefined, pipelines)
  }
}
