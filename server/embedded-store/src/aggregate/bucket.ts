import { compareValues, rankOf } from '../bson/key.ts'
import { elements, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { readBucketOutput, readGroupBy } from './bucket-auto.ts'
import type { Evaluate } from './evaluation.ts'
import { compile } from './expression.ts'
import { grouping, groupStage } from './group.ts'
import { sortStage } from './sort-stage.ts'
import type { PipelineContext, Stage } from './stage.ts'

function sortedBy(name: string, direction: 1 | -1): Stage {
  return sortStage(new Value(T.object, new BsonWriter().int32(name, direction).finish(), 0))
}

/** `$sortByCount` @throws CommandError 40147 to 40149 */
export function sortByCount(operand: Value, context: PipelineContext): Stage {
  const wish = 'the sortByCount field must be defined as a $-prefixed path or an expression inside an object'
  if (operand.type === T.object) {
    if (!fields(operand)[0]?.[0].startsWith('$')) throw new CommandError(40147, wish)
  } else if (operand.type !== T.string) throw new CommandError(40149, wish)
  else if (!textOf(operand).startsWith('$')) throw new CommandError(40148, wish)
  const spec = new BsonWriter().value('_id', operand).startDocument('count').int32('$sum', 1).end()
  const group = groupStage(new Value(T.object, spec.finish(), 0), context.variables)
  const sort = sortedBy('count', -1)
  return (input) => sort(group(input))
}

function constant(value: Value, code: number, name: string): Value {
  const found = compile(value)({ root: values.emptyDocument, variables: new Map() })
  if (found === undefined) throw new CommandError(code, `The $bucket '${name}' field must hold constant values`)
  return found
}

function readBoundaries(value: Value): Value[] {
  if (value.type !== T.array) throw new CommandError(40200, "The $bucket 'boundaries' field must be an array")
  const bounds = elements(value).map((one) => constant(one, 40191, 'boundaries'))
  if (bounds.length < 2) throw new CommandError(40192, "The $bucket 'boundaries' field must have at least 2 values")
  bounds.slice(1).forEach((upper, i) => {
    const lower = bounds[i] as Value
    if (rankOf(lower.type) !== rankOf(upper.type))
      throw new CommandError(40193, "All values in the 'boundaries' option to $bucket must have the same type")
    if (compareValues(lower, upper) >= 0)
      throw new CommandError(40194, "The 'boundaries' option to $bucket must be sorted")
  })
  return bounds
}

function readDefault(value: Value, bounds: Value[]): Value {
  const other = constant(value, 40195, 'default')
  const [first, last] = [bounds[0] as Value, bounds.at(-1) as Value]
  const alike = rankOf(other.type) === rankOf(first.type)
  if (alike && compareValues(other, first) >= 0 && compareValues(other, last) < 0)
    throw new CommandError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  return other
}

/** The lower bound of the bucket a value belongs to. */
function bucketOf(value: Value, bounds: Value[]): Value | undefined {
  let [low, high] = [0, bounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareValues(bounds[middle] as Value, value) <= 0) low = middle + 1
    else high = middle
  }
  return low === bounds.length ? undefined : bounds[low - 1]
}

/** `$bucket` @throws CommandError 40191 to 40202, 40066 for a value without a bucket */
export function bucketStage(operand: Value, context: PipelineContext): Stage {
  if (operand.type !== T.object) throw new CommandError(40201, 'Argument to $bucket stage must be an object')
  const spec = new Map(fields(operand))
  for (const name of spec.keys())
    if (!['groupBy', 'boundaries', 'default', 'output'].includes(name))
      throw new CommandError(40197, `Unrecognized option to $bucket: ${name}.`)
  const [groupBy, boundaries, otherwise] = [spec.get('groupBy'), spec.get('boundaries'), spec.get('default')]
  if (!groupBy || !boundaries)
    throw new CommandError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  const by = readGroupBy(groupBy, '$bucket', 40202)
  const bounds = readBoundaries(boundaries)
  const other = otherwise && readDefault(otherwise, bounds)
  const columns = readBucketOutput(spec.get('output'), '$bucket', 40196)
  const id: Evaluate = (environment) => {
    const value = by(environment)
    const bucket = (value && bucketOf(value, bounds)) ?? other
    if (bucket) return bucket
    throw new CommandError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
  const group = grouping(id, columns, context.variables, '$bucket')
  const sort = sortedBy('_id', 1)
  return (input) => sort(group(input))
}
