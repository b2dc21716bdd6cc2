import { compareValues, keyOf } from '../bson/key.ts'
import { divide, toDouble } from '../bson/numbers.ts'
import { copyValue, isNumber, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { arrayOf, isNullish } from './evaluation.ts'
import type { Memory } from './memory.ts'
import { mergeObjects } from './object-operators.ts'
import { Total } from './total.ts'

/** Makes one value of many, one after the other. The result may be asked for at any time, and again after more. */
export interface Fold {
  add(value: Value | undefined): void
  result(): Value
}

/** Starts a fold; what it keeps of the values it reports to the memory of its stage. */
export type MakeFold = (memory: Memory) => Fold

function folding(
  fold: (held: Value | undefined, value: Value | undefined, count: number) => Value | undefined,
): MakeFold {
  return () => {
    let held: Value | undefined
    let count = 0
    return {
      add: (value) => {
        const next = fold(held, value, count++)
        if (next !== held) held = next === undefined ? undefined : copyValue(next)
      },
      result: () => held ?? values.null,
    }
  }
}

function gathering(unique: boolean): MakeFold {
  return (memory) => {
    const items: Value[] = []
    const seen = new Set<string>()
    return {
      add: (value) => {
        if (value === undefined) return
        if (unique) {
          const key = keyOf(value).toString('latin1')
          if (seen.has(key)) return
          seen.add(key)
        }
        const copy = copyValue(value)
        memory.hold(copy.buf.length)
        items.push(copy)
      },
      result: () => arrayOf(items),
    }
  }
}

function deviation(sample: boolean): MakeFold {
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
    }
  }
}

function counted(result: (total: Total, count: number) => Value): MakeFold {
  return () => {
    const total = new Total()
    let count = 0
    return {
      add: (value) => {
        if (value === undefined || !isNumber(value)) return
        total.add(value)
        count++
      },
      result: () => result(total, count),
    }
  }
}

/** What accumulators, window functions and some expressions do with the values they are given. */
export const FOLDS: Record<string, MakeFold> = {
  $sum: counted((total) => total.result()),
  $avg: counted((total, count) => (count === 0 ? values.null : divide(total.result(), values.int32(count)))),
  $min: folding((held, value) =>
    isNullish(value) || (held && compareValues(value as Value, held) >= 0) ? held : value,
  ),
  $max: folding((held, value) =>
    isNullish(value) || (held && compareValues(value as Value, held) <= 0) ? held : value,
  ),
  $first: folding((held, value, count) => (count === 0 ? (value ?? values.null) : held)),
  $last: folding((_held, value) => value ?? values.null),
  $mergeObjects: folding((held, value) => mergeObjects([held, value])),
  $push: gathering(false),
  $addToSet: gathering(true),
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
}
