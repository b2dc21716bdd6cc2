import { compareValues } from '../bson/key.ts'
import { toDouble } from '../bson/numbers.ts'
import { fields, isNumber, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import type { Evaluate, Variables } from './evaluation.ts'
import { compile } from './expression.ts'
import { type Granularity, granularityOf, requireRoundable } from './granularity.ts'
import { type Column, readColumn, startGroup, writeColumns } from './group.ts'
import { Memory } from './memory.ts'
import type { Documents, PipelineContext, Stage } from './stage.ts'

interface Wish {
  groupBy: Evaluate
  buckets: number
  columns: Column[]
  granularity: Granularity | undefined
}

/** What documents are put into buckets by. @throws CommandError with this code */
export function readGroupBy(value: Value, stage: string, code: number): Evaluate {
  const text = value.type === T.string ? textOf(value) : value.type === T.object ? (fields(value)[0]?.[0] ?? '') : ''
  if (!text.startsWith('$') || text === '$')
    throw new CommandError(
      code,
      `The ${stage} 'groupBy' field must be defined as a $-prefixed path or an expression object`,
    )
  return compile(value)
}

function readCount(value: Value): number {
  if (!isNumber(value)) throw new CommandError(40241, "The $bucketAuto 'buckets' field must be a numeric value")
  const count = toDouble(value)
  if (!Number.isInteger(count) || Math.abs(count) > 0x7fffffff)
    throw new CommandError(40242, "The $bucketAuto 'buckets' field must be representable as a 32-bit integer")
  if (count <= 0)
    throw new CommandError(40243, `The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}`)
  return count
}

const COUNT = new Value(T.object, new BsonWriter().int32('$sum', 1).finish(), 0)

/** The columns of `output`, or a count where there is none. @throws CommandError with this code */
export function readBucketOutput(output: Value | undefined, stage: string, code: number): Column[] {
  if (output && output.type !== T.object) throw new CommandError(code, `The ${stage} 'output' field must be an object`)
  const columns = output ? fields(output).map(([name, value]) => readColumn(name, value)) : []
  return columns.length > 0 || (output && stage === '$bucket') ? columns : [readColumn('count', COUNT)]
}

function read(operand: Value): Wish {
  if (operand.type !== T.object) throw new CommandError(40240, 'The argument to $bucketAuto must be an object')
  let [groupBy, buckets, output, granularity]: Array<Value | undefined> = []
  for (const [name, value] of fields(operand)) {
    if (name === 'groupBy') groupBy = value
    else if (name === 'buckets') buckets = value
    else if (name === 'output') output = value
    else if (name === 'granularity') granularity = value
    else throw new CommandError(40245, `Unrecognized option to $bucketAuto: ${name}`)
  }
  if (granularity && granularity.type !== T.string)
    throw new CommandError(40261, "The $bucketAuto 'granularity' field must be a string")
  if (!groupBy || !buckets)
    throw new CommandError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified")
  return {
    groupBy: readGroupBy(groupBy, '$bucketAuto', 40239),
    buckets: readCount(buckets),
    columns: readBucketOutput(output, '$bucketAuto', 40244),
    granularity: granularity && granularityOf(textOf(granularity)),
  }
}

interface Entry {
  key: Value
  doc: Value
}

function* gather(
  input: Documents,
  wish: Wish,
  variables: Variables,
  memory: Memory,
): Generator<undefined, Entry[], void> {
  const entries: Entry[] = []
  for (const doc of input) {
    if (doc === undefined) {
      yield undefined
      continue
    }
    const key = wish.groupBy({ root: doc, variables })
    if (wish.granularity) requireRoundable(key)
    memory.hold(doc.buf.readInt32LE(doc.off))
    entries.push({ key: key ?? values.null, doc })
  }
  return entries.sort((a, b) => compareValues(a.key, b.key))
}

interface Bucket {
  from: number
  /** Behind its last entry. */
  to: number
  min: Value
  max: Value
}

/** Cuts the sorted entries into buckets of about the same size; equal keys are never parted. */
function* cut(entries: Entry[], { buckets, granularity }: Wish): Generator<Bucket, void, void> {
  const size = Math.max(1, Math.round(entries.length / buckets))
  const keyAt = (at: number) => (entries[at] as Entry).key
  let before: Value | undefined
  for (let from = 0, number = 1; from < entries.length && number <= buckets; number++) {
    let to = number === buckets ? entries.length : Math.min(from + size, entries.length)
    const last = keyAt(to - 1)
    const edge = granularity?.up(last)
    while (
      to < entries.length &&
      (compareValues(keyAt(to), last) === 0 || (edge && compareValues(keyAt(to), edge) < 0))
    )
      to++
    const next = to < entries.length ? keyAt(to) : undefined
    const min = granularity ? (before ?? granularity.down(keyAt(from))) : keyAt(from)
    let max = next ?? keyAt(to - 1)
    // A first bucket of zeros ends where the next one begins, rounded down: zero itself cannot be rounded.
    if (granularity && edge) max = toDouble(edge) === 0 && next ? granularity.down(next) : edge
    before = max
    yield { from, to, min, max }
    from = to
  }
}

/** `$bucketAuto` @throws CommandError 40239 to 40246, 40257 to 40261, 292 */
export function bucketAutoStage(operand: Value, { variables }: PipelineContext): Stage {
  const wish = read(operand)
  return function* (input) {
    const memory = new Memory('$bucketAuto')
    const entries = yield* gather(input, wish, variables, memory)
    for (const { from, to, min, max } of cut(entries, wish)) {
      const accumulators = startGroup(values.null, wish.columns, variables, memory)
      for (const { doc } of entries.slice(from, to))
        for (const accumulator of accumulators) accumulator.add({ root: doc, variables })
      const writer = new BsonWriter().startDocument('_id').value('min', min).value('max', max).end()
      yield writeColumns(writer, wish.columns, accumulators)
      yield undefined
    }
  }
}
