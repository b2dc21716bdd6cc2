import { compareValues } from '../bson/key.ts'
import { elements, field, fields, T, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { compileExpression } from './expression.ts'
import { groupStage } from './group.ts'
import { sortStage } from './sort-stage.ts'
import { documentOperand, each, type PipelineContext, type Stage } from './stage.ts'

/** `$sortByCount` */
export function sortByCount(operand: Value, context: PipelineContext): Stage {
  const spec = new BsonWriter().value('_id', operand).startDocument('count').int32('$sum', 1).end()
  const group = groupStage(new Value(T.object, spec.finish(), 0), context.variables)
  const sort = sortStage(new Value(T.object, new BsonWriter().int32('count', -1).finish(), 0))
  return (input) => sort(group(input))
}

/** `$bucket` */
export function bucketStage(operand: Value, context: PipelineContext): Stage {
  const by = compileExpression(field(documentOperand(operand, '$bucket'), 'groupBy') ?? values.null, context.variables)
  const list = field(operand, 'boundaries')
  const bounds = list?.type === T.array ? elements(list) : []
  const other = field(operand, 'default')
  if (bounds.length < 2) throw new CommandError(40192, "The $bucket 'boundaries' field must have at least 2 values")
  const output = field(operand, 'output')
  const spec = new BsonWriter().string('_id', '$__bucket')
  if (output) for (const [name, value] of fields(output)) spec.value(name, value)
  else spec.startDocument('count').int32('$sum', 1).end()
  const group = groupStage(new Value(T.object, spec.finish(), 0), context.variables)
  const marked = each((doc) => {
    const value = by(doc) ?? values.null
    const at = bounds.findIndex((bound, i) => {
      const next = bounds[i + 1]
      return next !== undefined && compareValues(bound, value) <= 0 && compareValues(value, next) < 0
    })
    const bucket = bounds[at] ?? other
    if (bucket === undefined)
      throw new CommandError(
        40066,
        '$bucket could not find a matching branch for an input, and no default was specified.',
      )
    const tree = openValue(doc)
    tree.set('__bucket', bucket)
    return new Value(T.object, closeTree(tree), 0)
  })
  const sort = sortStage(new Value(T.object, new BsonWriter().int32('_id', 1).finish(), 0))
  return (input) => sort(group(marked(input)))
}
