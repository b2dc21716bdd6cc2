import { compareValues, keyOf } from '../bson/key.ts'
import { arithmetic, divide, toDouble } from '../bson/numbers.ts'
import { copyValue, fields, isNumber, T, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { arrayOf, type Evaluate, isNullish, type Variables } from './evaluation.ts'
import { compile } from './expression.ts'
import { OPERATORS } from './operators.ts'

interface Accumulator {
  add(value: Value | undefined): void
  result(): Value
  bytes(): number
}

function plus(a: Value, b: Value): Value {
  return arithmetic('+', a, b) ?? values.double(toDouble(a) + toDouble(b))
}

function folding(
  fold: (held: Value | undefined, value: Value | undefined, count: number) => Value | undefined,
): () => Accumulator {
  return () => {
    let held: Value | undefined
    let count = 0
    return {
      add: (value) => {
        const next = fold(held, value, count++)
        if (next !== held) held = next === undefined ? undefined : copyValue(next)
      },
      result: () => held ?? values.null,
      bytes: () => 64,
    }
  }
}

function gathering(unique: boolean): () => Accumulator {
  return () => {
    const items: Value[] = []
    const seen = new Set<string>()
    let bytes = 0
    return {
      add: (value) => {
        if (value === undefined) return
        if (unique) {
          const key = keyOf(value).toString('latin1')
          if (seen.has(key)) return
          seen.add(key)
        }
        const copy = copyValue(value)
        bytes += copy.buf.length
        items.push(copy)
      },
      result: () => arrayOf(items),
      bytes: () => bytes,
    }
  }
}

function deviation(sample: boolean): () => Accumulator {
  return () => {
    let count = 0
    let mean = 0
    let squares = 0
    return {
      add: (value) => {
        if (value === undefined || !isNumber(value)) return
        const number = toDouble(value)
        count++
        const delta = number - mean
        mean += delta / count
        squares += delta * (number - mean)
      },
      result: () => {
        const divisor = sample ? count - 1 : count
        return divisor <= 0 ? values.null : values.double(Math.sqrt(squares / divisor))
      },
      bytes: () => 64,
    }
  }
}

function average(): Accumulator {
  let total: Value = values.int32(0)
  let count = 0
  return {
    add: (value) => {
      if (value === undefined || !isNumber(value)) return
      total = plus(total, value)
      count++
    },
    result: () => (count === 0 ? values.null : divide(total, values.int32(count))),
    bytes: () => 64,
  }
}

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    let total: Value = values.int32(0)
    return {
      add: (value) => {
        if (value !== undefined && isNumber(value)) total = plus(total, value)
      },
      result: () => total,
      bytes: () => 64,
    }
  },
  $count: () => {
    let count = 0
    return { add: () => void count++, result: () => values.int32(count), bytes: () => 64 }
  },
  $avg: average,
  $min: folding((held, value) =>
    isNullish(value) || (held && compareValues(value as Value, held) >= 0) ? held : value,
  ),
  $max: folding((held, value) =>
    isNullish(value) || (held && compareValues(value as Value, held) <= 0) ? held : value,
  ),
  $first: folding((held, value, count) => (count === 0 ? (value ?? values.null) : held)),
  $last: folding((_held, value) => value ?? values.null),
  $mergeObjects: folding((held, value) => OPERATORS.$mergeObjects?.run([held, value])),
  $push: gathering(false),
  $addToSet: gathering(true),
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
}

const MEMORY = 100 * 1024 * 1024

interface Group {
  id: Value
  accumulators: Accumulator[]
}

interface Column {
  name: string
  make: () => Accumulator
  evaluate: Evaluate
}

function readColumns(spec: Value): { id: Evaluate; columns: Column[] } {
  let id: Evaluate | undefined
  const columns: Column[] = []
  for (const [name, value] of fields(spec)) {
    if (name === '_id') {
      id = compile(value)
      continue
    }
    const [only, more] = value.type === T.object ? fields(value) : []
    if (!only || more) throw new CommandError(40234, `The field '${name}' must be an accumulator object`)
    const make = Object.hasOwn(ACCUMULATORS, only[0]) ? ACCUMULATORS[only[0]] : undefined
    if (!make) throw new CommandError(15952, `unknown group operator '${only[0]}'`)
    columns.push({ name, make, evaluate: compile(only[1]) })
  }
  if (!id) throw new CommandError(15955, 'a group specification must include an _id')
  return { id, columns }
}

/** `$group` */
export function groupStage(spec: Value, variables: Variables) {
  if (spec.type !== T.object) throw new CommandError(15947, "a group's fields must be specified in an object")
  const { id, columns } = readColumns(spec)
  return function* (input: Iterable<Value | undefined>): Generator<Value | undefined, void, void> {
    const groups = new Map<string, Group>()
    let seen = 0
    for (const root of input) {
      if (root === undefined) {
        yield undefined
        continue
      }
      const environment = { root, variables }
      const key = id(environment) ?? values.null
      const text = keyOf(key).toString('latin1')
      let group = groups.get(text)
      if (!group) {
        group = { id: copyValue(key), accumulators: columns.map((column) => column.make()) }
        groups.set(text, group)
      }
      group.accumulators.forEach((accumulator, i) => {
        accumulator.add(columns[i]?.evaluate(environment))
      })
      if (++seen % 10_000 === 0) checkMemory(groups)
    }
    for (const group of groups.values()) yield document(group, columns)
  }
}

function checkMemory(groups: Map<string, Group>): void {
  let bytes = 0
  for (const group of groups.values()) for (const one of group.accumulators) bytes += one.bytes()
  if (bytes > MEMORY)
    throw new CommandError('QueryExceededMemoryLimitNoDiskUseAllowed', 'Exceeded memory limit for $group')
}

function document(group: Group, columns: Column[]): Value {
  const writer = new BsonWriter().value('_id', group.id)
  columns.forEach((column, i) => {
    writer.value(column.name, group.accumulators[i]?.result() ?? values.null)
  })
  return new Value(T.object, writer.finish(), 0)
}
