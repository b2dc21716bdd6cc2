import { optionNumber, toDouble } from '../bson/numbers.ts'
import { elements, field, fields, isNumber, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { bucketStage, sortByCount } from './bucket.ts'
import { bucketAutoStage } from './bucket-auto.ts'
import { densifyStage } from './densify.ts'
import { compileExpression } from './expression.ts'
import { facetStage } from './facet.ts'
import { projectStage, replaceRoot, setFields, unsetFields } from './field-stages.ts'
import { graphLookupStage } from './graph-lookup.ts'
import { groupStage } from './group.ts'
import { lookupStage, unionStage } from './lookup.ts'
import { Memory } from './memory.ts'
import { redactStage } from './redact.ts'
import { sortStage } from './sort-stage.ts'
import { readSpec } from './spec.ts'
import { each, type PipelineContext, type Stage, type StageMaker } from './stage.ts'
import { unwindStage } from './unwind.ts'
import { fillStage } from './window/fill.ts'
import { setWindowFieldsStage } from './window/set-window-fields.ts'

function* limited(input: Iterable<Value | undefined>, count: number): Generator<Value | undefined, void, void> {
  let left = count
  for (const doc of input) {
    yield doc
    if (doc !== undefined && --left === 0) return
  }
}

function* skipped(input: Iterable<Value | undefined>, count: number): Generator<Value | undefined, void, void> {
  let left = count
  for (const doc of input) {
    if (doc !== undefined && left > 0) left--
    else yield doc
  }
}

function countStage(operand: Value): Stage {
  const name = operand.type === T.string ? textOf(operand) : ''
  if (name === '' || name.startsWith('$') || name.includes('.'))
    throw new CommandError(40156, 'the count field must be a non-empty string')
  return function* (input) {
    let count = 0
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else count++
    }
    if (count > 0) yield new Value(T.object, new BsonWriter().count(name, count).finish(), 0)
  }
}

/** @throws CommandError 28745 to 28749 */
function sampleSize(operand: Value): number {
  if (operand.type !== T.object) throw new CommandError(28745, 'the $sample stage specification must be an object')
  for (const [name] of fields(operand))
    if (name !== 'size') throw new CommandError(28748, `unrecognized option to $sample: ${name}`)
  const size = field(operand, 'size')
  if (!size) throw new CommandError(28749, '$sample stage must specify a size')
  if (!isNumber(size)) throw new CommandError(28746, 'size argument to $sample must be a number')
  const count = Math.trunc(toDouble(size))
  if (!(count > 0)) throw new CommandError(28747, 'size argument to $sample must be a positive integer')
  return count
}

function sampleStage(operand: Value): Stage {
  const size = sampleSize(operand)
  return function* (input) {
    const memory = new Memory('$sample')
    const held: Value[] = []
    let seen = 0
    for (const doc of input) {
      if (doc === undefined) {
        yield undefined
        continue
      }
      // Each place is as likely for each document, so the order is by chance as well.
      const at = Math.floor(Math.random() * ++seen)
      if (held.length === size && at >= size) continue
      memory.hold(doc.buf.readInt32LE(doc.off))
      if (held.length < size) {
        const displaced = held[at]
        if (displaced) held.push(displaced)
        held[at] = doc
      } else {
        const gone = held[at] as Value
        memory.release(gone.buf.readInt32LE(gone.off))
        held[at] = doc
      }
    }
    yield* held
  }
}

function matchStage(operand: Value, context: PipelineContext): Stage {
  if (operand.type !== T.object) throw new CommandError(15959, 'the match filter must be an expression in an object')
  const filter = compileFilter(operand, {
    expression: (expression) => compileExpression(expression, context.variables),
  })
  return each((doc) => (filter.matches(doc) ? doc : undefined))
}

function positive(operand: Value, name: string, least: number): number {
  const number = optionNumber(operand, name)
  if (number < least || toDouble(operand) !== number)
    throw new CommandError(15958, `the ${name} must be ${least === 0 ? 'non-negative' : 'positive'}`)
  return number
}

/** The stages of pipelines. */
export const STAGES: Record<string, StageMaker> = {
  $match: matchStage,
  $project: projectStage,
  $addFields: setFields,
  $set: setFields,
  $unset: unsetFields,
  $replaceRoot: (operand, context) =>
    replaceRoot(readSpec('$replaceRoot', operand, ['newRoot'], []).newRoot as Value, context),
  $replaceWith: replaceRoot,
  $group: (operand, context) => groupStage(operand, context.variables),
  $sort: sortStage,
  $limit: (operand) => {
    const count = positive(operand, 'limit', 1)
    return (input) => limited(input, count)
  },
  $skip: (operand) => {
    const count = positive(operand, 'skip', 0)
    return (input) => skipped(input, count)
  },
  $count: countStage,
  $unwind: unwindStage,
  $lookup: lookupStage,
  $unionWith: unionStage,
  $facet: facetStage,
  $sortByCount: sortByCount,
  $bucket: bucketStage,
  $bucketAuto: bucketAutoStage,
  $redact: redactStage,
  $graphLookup: graphLookupStage,
  $densify: densifyStage,
  $fill: fillStage,
  $setWindowFields: setWindowFieldsStage,
  $sample: sampleStage,
  $documents: (operand, context) => {
    const list = compileExpression(operand, context.variables)(values.emptyDocument)
    if (list?.type !== T.array) throw new CommandError(5858203, '$documents needs an array')
    const documents = elements(list)
    if (documents.some((one) => one.type !== T.object))
      throw new CommandError(40228, '$documents needs an array of documents')
    return () => documents
  },
}
