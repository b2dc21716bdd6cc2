import { Decimal128, deserialize, Long, serialize } from 'bson'
import { Aggregator } from 'mingo'
import { documentAt, elements, field, fields, T, type Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import type { Compile, Evaluate } from './evaluation.ts'

/** Operators on texts, patterns and dates that are left to mingo, operands evaluated by us first. */
const BRIDGED = new Set([
  '$trim',
  '$ltrim',
  '$rtrim',
  '$split',
  '$replaceOne',
  '$replaceAll',
  '$strcasecmp',
  '$substrBytes',
  '$substr',
  '$indexOfBytes',
  '$indexOfCP',
  '$regexMatch',
  '$regexFind',
  '$regexFindAll',
  '$dateToString',
  '$dateFromString',
  '$dateToParts',
  '$dateFromParts',
  '$dateAdd',
  '$dateSubtract',
  '$dateDiff',
  '$dateTrunc',
  '$year',
  '$month',
  '$dayOfMonth',
  '$dayOfWeek',
  '$dayOfYear',
  '$hour',
  '$minute',
  '$second',
  '$millisecond',
  '$week',
  '$isoWeek',
  '$isoWeekYear',
  '$isoDayOfWeek',
])

export function isBridged(name: string): boolean {
  return BRIDGED.has(name)
}

/** 64-bit integers and decimals do not survive as JavaScript numbers: better no answer than a wrong one. */
function refuseInexact(value: unknown, operator: string): void {
  if (value instanceof Decimal128) throw unsupported(`${operator} of a Decimal128`)
  if (value instanceof Long) throw unsupported(`${operator} of a 64-bit integer beyond 2^53`)
  if (Array.isArray(value)) for (const one of value) refuseInexact(one, operator)
  else if (value && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const one of Object.values(value)) refuseInexact(one, operator)
  }
}

function run(operator: string, shape: unknown, holder: BsonWriter): Value | undefined {
  const input = deserialize(holder.finish(), { promoteBuffers: true })
  refuseInexact(input, operator)
  let result: unknown
  try {
    const pipeline = [{ $project: { _id: 0, result: { [operator]: shape } } }]
    result = (new Aggregator(pipeline, {}).run([input])[0] as { result?: unknown } | undefined)?.result
  } catch (error) {
    throw new CommandError('BadValue', `${operator}: ${(error as Error).message}`)
  }
  if (result === undefined) return undefined
  return field(documentAt(Buffer.from(serialize({ result }))), 'result')
}

/** An operator that mingo computes. Its operands are evaluated here, and given to it as fields of one document. */
export function bridgedOperator(name: string, operand: Value, compile: Compile): Evaluate {
  if (operand.type === T.object && !(fields(operand)[0]?.[0] ?? '').startsWith('$')) {
    const parts = fields(operand).map(([key, value]): [string, Evaluate] => [key, compile(value)])
    const shape = Object.fromEntries(parts.map(([key]) => [key, `$${key}`]))
    return (environment) => {
      const holder = new BsonWriter()
      for (const [key, part] of parts) holder.value(key, part(environment) ?? values.null)
      return run(name, shape, holder)
    }
  }
  const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
  const shape = parts.length === 1 ? '$a0' : parts.map((_, i) => `$a${i}`)
  return (environment) => {
    const holder = new BsonWriter()
    parts.forEach((part, i) => {
      holder.value(`a${i}`, part(environment) ?? values.null)
    })
    return run(name, shape, holder)
  }
}
