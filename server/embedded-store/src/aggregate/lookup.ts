import { elements, field, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { pathOf, visitPath } from '../query/path.ts'
import { choosePlan } from '../query/planner.ts'
import { scanPlan } from '../query/scan.ts'
import { setAt } from '../update/paths.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { arrayOf, type Evaluate, type Variables } from './evaluation.ts'
import { compile, compileExpression } from './expression.ts'
import { ofType, readSpec } from './spec.ts'
import type { Documents, PipelineContext, Pipelines, Stage, StageSpec } from './stage.ts'

const NOTHING = new BsonWriter().finish()

/** The documents of another collection that a filter finds. */
export function* search(
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

/** A pipeline that brings documents of its own needs no collection, and any other does. @throws CommandError 9 */
function checkSource(stage: string, name: string | undefined, stages: StageSpec[]): void {
  const own = stages[0]?.name === '$documents'
  if (name === undefined && !own) throw new CommandError('FailedToParse', `${stage} needs a collection`)
  if (name !== undefined && own)
    throw new CommandError('FailedToParse', `${stage} of a collection cannot begin with $documents`)
}

/** Documents of another collection through a pipeline, its first `$match` by index. */
function run(
  context: PipelineContext,
  name: string | undefined,
  stages: StageSpec[],
  join: Value | undefined,
  pipelines: Pipelines,
): Documents {
  const [first] = stages
  const byIndex = join === undefined && first?.name === '$match'
  const filter = join ?? (byIndex ? first.operand : new Value(T.object, NOTHING, 0))
  const rest = byIndex ? stages.slice(1) : stages
  const found = name === undefined ? [] : search(context, name, filter, context.variables)
  return pipelines.compile(rest, context)(found)
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

const ARGUMENTS = ['from', 'as', 'localField', 'foreignField', 'pipeline', 'let']
// What MongoDB lets the documents found for one document be together.
const MOST_FOUND = 16 * 1024 * 1024

interface Lookup {
  from: string | undefined
  as: string[]
  join: [string, string] | undefined
  stages: StageSpec[]
  variables: Array<[string, Evaluate]>
}

function readLookup(operand: Value, pipelines: Pipelines): Lookup {
  if (operand.type !== T.object) throw new CommandError('FailedToParse', 'the $lookup specification must be an Object')
  for (const [name] of fields(operand))
    if (!ARGUMENTS.includes(name)) throw new CommandError('FailedToParse', `unknown argument to $lookup: ${name}`)
  const [from, as, local, foreign] = ['from', 'as', 'localField', 'foreignField'].map((name) => text(operand, name))
  const pipeline = field(operand, 'pipeline')
  const stages = pipeline ? pipelines.read(pipeline) : []
  const given = field(operand, 'let')
  const variables = (given ? fields(given) : []).map(([name, value]): [string, Evaluate] => [name, compile(value)])
  if (as === undefined || (local === undefined) !== (foreign === undefined) || (!pipeline && local === undefined))
    throw new CommandError('FailedToParse', '$lookup requires from, as, and localField with foreignField or a pipeline')
  checkSource('$lookup', from, stages)
  const join: [string, string] | undefined = local !== undefined && foreign !== undefined ? [local, foreign] : undefined
  return { from, as: as.split('.'), join, stages, variables }
}

/** What is found for one document. @throws CommandError 4568 where it is more than a document holds */
function* partners(
  root: Value,
  { from, join, stages, variables }: Lookup,
  context: PipelineContext,
  pipelines: Pipelines,
): Generator<undefined, Value[], void> {
  const held = new Map(context.variables)
  for (const [name, evaluate] of variables) held.set(name, evaluate({ root, variables: context.variables }))
  const found: Value[] = []
  let bytes = 0
  const filter = join && joinFilter(root, ...join)
  for (const doc of run({ ...context, variables: held }, from, stages, filter, pipelines)) {
    if (!doc) yield undefined
    else {
      bytes += doc.buf.readInt32LE(doc.off)
      if (bytes > MOST_FOUND)
        throw new CommandError(
          4568,
          `Total size of documents in ${from} matching pipeline exceeds maximum document size`,
        )
      found.push(doc)
    }
  }
  return found
}

/** `$lookup`, by equality of fields, by a pipeline, or both. @throws CommandError 9, 4568 */
export function lookupStage(operand: Value, context: PipelineContext, pipelines: Pipelines): Stage {
  const wish = readLookup(operand, pipelines)
  return function* (input) {
    for (const root of input) {
      if (root === undefined) {
        yield undefined
        continue
      }
      const found = yield* partners(root, wish, context, pipelines)
      const tree = openValue(root)
      setAt(tree, wish.as, arrayOf(found))
      yield new Value(T.object, closeTree(tree), 0)
    }
  }
}

/** `$unionWith` */
export function unionStage(operand: Value, context: PipelineContext, pipelines: Pipelines): Stage {
  if (operand.type !== T.string && operand.type !== T.object)
    throw new CommandError('FailedToParse', 'the $unionWith stage specification must be an object or string')
  const spec = operand.type === T.object ? readSpec('$unionWith', operand, [], ['coll', 'pipeline']) : {}
  const coll = operand.type === T.string ? operand : ofType(spec.coll, T.string, '$unionWith', 'coll')
  const name = coll && textOf(coll)
  const stages = spec.pipeline ? pipelines.read(spec.pipeline) : []
  checkSource('$unionWith', name, stages)
  return function* (input) {
    yield* input
    yield* run(context, name, stages, undefined, pipelines)
  }
}
