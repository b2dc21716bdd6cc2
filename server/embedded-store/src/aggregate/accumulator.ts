import type { Value } from '../bson/value.ts'
import { fields, T } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { arrayOf, type Compile, type Environment, type Evaluate } from './evaluation.ts'
import { FOLDS, type MakeFold } from './folds.ts'
import type { Memory } from './memory.ts'
import { readPercentile } from './percentile.ts'
import { howMany, ranked, readRanking, readSeveral, SEVERAL } from './several.ts'

/** Gathers documents, of a group or of a window, into one value. */
export interface Accumulator {
  add(environment: Environment): void
  result(): Value
}

/** Starts an accumulator. @param start what `n` of `$firstN` and its kin is evaluated against: the key of the group */
export type MakeAccumulator = (start: Environment, memory: Memory) => Accumulator

function folded(input: Evaluate, make: (start: Environment) => MakeFold): MakeAccumulator {
  return (start, memory) => {
    const fold = make(start)(memory)
    return { add: (environment) => fold.add(input(environment)), result: () => fold.result() }
  }
}

function counting(name: string, operand: Value): MakeAccumulator {
  if (operand.type !== T.object || fields(operand).length > 0)
    throw new CommandError('TypeMismatch', `${name} takes no arguments, i.e. ${name}:{}`)
  return folded(
    () => values.int32(1),
    () => FOLDS.$sum as MakeFold,
  )
}

function ranking(name: string, operand: Value, compile: Compile): MakeAccumulator {
  const wish = readRanking(name, operand, compile)
  return (start, memory) => {
    const kept = ranked(wish, wish.n ? howMany(wish.n(start)) : 1, name.startsWith('$bottom'), memory)
    return {
      add: (environment) => kept.add(environment.root, wish.output(environment)),
      result: () => (wish.n ? arrayOf(kept.result()) : (kept.result()[0] ?? values.null)),
    }
  }
}

const RANKINGS = new Set(['$top', '$topN', '$bottom', '$bottomN'])

/** Compiles `{$sum: …}` and its kin; undefined for a name that is no accumulator. */
export function compileAccumulator(name: string, operand: Value, compile: Compile): MakeAccumulator | undefined {
  if (name === '$accumulator') throw unsupported('JavaScript in $accumulator')
  if (name === '$count') return counting(name, operand)
  if (RANKINGS.has(name)) return ranking(name, operand, compile)
  if (name === '$median' || name === '$percentile') {
    const { input, make } = readPercentile(name, operand, compile)
    return folded(input, () => make)
  }
  const several = Object.hasOwn(SEVERAL, name) ? SEVERAL[name] : undefined
  if (several) {
    const { input, n } = readSeveral(operand, compile)
    return folded(input, (start) => several(howMany(n(start))))
  }
  const fold = Object.hasOwn(FOLDS, name) ? FOLDS[name] : undefined
  return fold && folded(compile(operand), () => fold)
}
