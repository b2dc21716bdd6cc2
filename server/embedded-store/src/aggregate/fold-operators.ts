import { elements, isNumber, T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import type { Compile, Environment, Evaluate } from './evaluation.ts'
import { FOLDS, type Fold, type MakeFold } from './folds.ts'
import { Memory } from './memory.ts'
import { readPercentile } from './percentile.ts'
import { howMany, readSeveral, SEVERAL } from './several.ts'

function run(fold: Fold, items: Iterable<Value | undefined>): Value {
  for (const item of items) fold.add(item)
  return fold.result()
}

function several(name: string): (operand: Value, compile: Compile) => Evaluate {
  const make = SEVERAL[name] as (n: number) => MakeFold
  return (operand, compile) => {
    const { input, n } = readSeveral(operand, compile)
    return (environment) => {
      const fold = make(howMany(n(environment)))(new Memory(name))
      const list = input(environment)
      if (list?.type !== T.array) throw new CommandError(5788200, 'Input must be an array')
      return run(fold, elements(list))
    }
  }
}

function numbersOf(value: Value | undefined): Value[] {
  if (value === undefined) return []
  return value.type === T.array ? elements(value) : isNumber(value) ? [value] : []
}

function percentile(name: string): (operand: Value, compile: Compile) => Evaluate {
  return (operand, compile) => {
    const { input, make } = readPercentile(name, operand, compile)
    return (environment) => run(make(new Memory(name)), numbersOf(input(environment)))
  }
}

/** Of one array its elements, of several operands each. */
function deviation(name: '$stdDevPop' | '$stdDevSamp'): (operand: Value, compile: Compile) => Evaluate {
  return (operand, compile) => {
    const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
    const only = parts.length === 1 ? parts[0] : undefined
    const items = (environment: Environment) =>
      only ? numbersOf(only(environment)) : parts.map((part) => part(environment))
    return (environment) => run((FOLDS[name] as MakeFold)(new Memory(name)), items(environment))
  }
}

/** Accumulators as expressions: over the elements of an array. */
export const FOLD_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $firstN: several('$firstN'),
  $lastN: several('$lastN'),
  $minN: several('$minN'),
  $maxN: several('$maxN'),
  $median: percentile('$median'),
  $percentile: percentile('$percentile'),
  $stdDevPop: deviation('$stdDevPop'),
  $stdDevSamp: deviation('$stdDevSamp'),
}
