import type { Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import type { Accumulator, MakeAccumulator } from '../accumulator.ts'
import type { Evaluate } from '../evaluation.ts'
import { Memory } from '../memory.ts'
import { type Bounds, endpointsOf } from './bounds.ts'
import { evaluateAt, type Partition } from './partition.ts'

/** A window function on one partition: its value for each place, asked for in order. */
export type WindowFunction = (partition: Partition) => (at: number) => Value | undefined

/** From each place to the end: gathered once from behind, for accumulators that do not care for the order. */
function fromBehind(make: MakeAccumulator, lower: number): WindowFunction {
  return (partition) => {
    const { docs, variables, memory } = partition
    const accumulator = make({ root: values.emptyDocument, variables }, memory)
    const results: Value[] = [accumulator.result()]
    for (let i = docs.length - 1; i >= 0; i--) {
      partition.steps++
      accumulator.add({ root: docs[i] as Value, variables })
      results.push(accumulator.result())
    }
    return (at) => results[docs.length - Math.min(Math.max(at + lower, 0), docs.length)] as Value
  }
}

/**
 * An accumulator over the window of each document. A window that only grows at its upper end goes on from the one
 * before; one that moves at its lower end is gathered anew, so that nothing has to be taken back from a sum.
 */
export function windowed(make: MakeAccumulator, bounds: Bounds, anyOrder = false): WindowFunction {
  const { kind, lower, upper } = bounds
  if (anyOrder && kind === 'documents' && upper === 'unbounded' && lower !== 'unbounded')
    return fromBehind(make, lower === 'current' ? 0 : lower)
  return (partition) => {
    const endpoints = endpointsOf(bounds, partition)
    const { docs, variables } = partition
    const start = (): Accumulator =>
      make({ root: values.emptyDocument, variables }, new Memory('a window of $setWindowFields'))
    const empty = start().result()
    let held = { from: -1, to: -1, accumulator: start(), result: empty }
    return (at) => {
      const window = endpoints(at)
      if (!window) return empty
      const [from, to] = window
      if (from !== held.from || to < held.to) held = { from, to: from - 1, accumulator: start(), result: empty }
      else if (to === held.to) return held.result
      for (let i = held.to + 1; i <= to; i++) {
        partition.steps++
        held.accumulator.add({ root: docs[i] as Value, variables })
      }
      held.to = to
      held.result = held.accumulator.result()
      return held.result
    }
  }
}

/** The value at the first or last document of each window. */
export function atEnd(input: Evaluate, bounds: Bounds, end: 0 | 1): WindowFunction {
  return (partition) => {
    const endpoints = endpointsOf(bounds, partition)
    return (at) => {
      const window = endpoints(at)
      return window ? evaluateAt(partition, window[end], input) : values.null
    }
  }
}

/** The value so many documents further. */
export function shift(output: Evaluate, by: number, otherwise: Value): WindowFunction {
  return (partition) => (at) =>
    at + by >= 0 && at + by < partition.docs.length ? evaluateAt(partition, at + by, output) : otherwise
}
