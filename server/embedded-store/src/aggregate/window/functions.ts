import { toDouble } from '../../bson/numbers.ts'
import { field, fields, T, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { wholeNumber } from '../../query/operators.ts'
import { compileAccumulator } from '../accumulator.ts'
import { millisecondsOf, readUnit } from '../dates/units.ts'
import { type Bounds, type Ordering, RUNNING, readWindow, WHOLE } from './bounds.ts'
import { type Curve, derivative, integral } from './calculus.ts'
import { lastObserved, linearFill } from './filling.ts'
import type { Axis } from './partition.ts'
import { ranking } from './rank.ts'
import { covariance, movingAverage } from './statistics.ts'
import { atEnd, shift, type WindowFunction, windowed } from './windowed.ts'

/** What a window function is made of. */
interface Wish {
  name: string
  operand: Value
  window: Value | undefined
  ordering: Ordering
}

type Maker = (wish: Wish) => WindowFunction

function refuse(message: string): CommandError {
  return new CommandError('FailedToParse', message)
}

function boundsOf({ window, ordering }: Wish): Bounds {
  return window ? readWindow(window, ordering) : WHOLE
}

function withoutWindow({ name, window }: Wish): void {
  if (window) throw refuse(`'window' field is not allowed in ${name}`)
}

function requireAxis({ name, ordering }: Wish): Axis {
  if (!ordering.sorted) throw refuse(`${name} requires a sortBy`)
  if (!ordering.axis) throw refuse(`${name} requires a non-compound sortBy`)
  return ordering.axis
}

function rank({ name, operand, window, ordering }: Wish): WindowFunction {
  if (window) throw new CommandError(5371601, 'Rank style window functions take no other arguments')
  return windowed(ranking(name, operand, ordering.axis), RUNNING)
}

function readCurve(wish: Wish): Curve {
  const { name, operand, ordering } = wish
  const axis = requireAxis(wish)
  if (operand.type !== T.object) throw refuse(`${name} expects an object`)
  for (const [one] of fields(operand))
    if (one !== 'input' && one !== 'unit') throw refuse(`${name} got unexpected argument: ${one}`)
  const [input, given] = [field(operand, 'input'), field(operand, 'unit')]
  if (!input) throw refuse(`${name} requires an 'input' expression`)
  const unit = given && millisecondsOf(readUnit(given))
  if (given && unit === undefined) throw new CommandError(5490710, "unit must be 'week' or smaller")
  return { input: ordering.compile(input), axis, unit }
}

function readShift(wish: Wish): WindowFunction {
  withoutWindow(wish)
  const { operand, ordering } = wish
  if (operand.type !== T.object) throw refuse('Argument to $shift must be an object')
  for (const [one] of fields(operand))
    if (!['output', 'by', 'default'].includes(one)) throw refuse('Unknown argument in $shift')
  const [output, by, otherwise] = [field(operand, 'output'), field(operand, 'by'), field(operand, 'default')]
  if (!output) throw refuse("$shift requires an 'output' expression.")
  if (!by) throw refuse("$shift requires 'by' as an integer value.")
  const distance = wholeNumber(by)
  if (distance === undefined || Number(distance) !== toDouble(by)) throw refuse("'$shift:by' field must be an integer")
  if (!ordering.sorted) throw refuse("'$shift' requires a sortBy")
  const constant = otherwise && ordering.compile(otherwise)({ root: values.emptyDocument, variables: new Map() })
  if (otherwise && !constant) throw refuse("'$shift:default' expression must yield a constant value.")
  return shift(ordering.compile(output), Number(distance), constant ?? values.null)
}

/** The functions that are not accumulators. */
const FUNCTIONS: Record<string, Maker> = {
  $rank: rank,
  $denseRank: rank,
  $documentNumber: rank,
  $shift: readShift,
  $first: (wish) => atEnd(wish.ordering.compile(wish.operand), boundsOf(wish), 0),
  $last: (wish) => atEnd(wish.ordering.compile(wish.operand), boundsOf(wish), 1),
  $derivative: (wish) => {
    const curve = readCurve(wish)
    if (!wish.window) throw refuse('$derivative requires explicit window bounds')
    return derivative(curve, boundsOf(wish))
  },
  $integral: (wish) => windowed(integral(readCurve(wish)), boundsOf(wish)),
  $covariancePop: (wish) => windowed(covariance(wish.ordering.compile(wish.operand), false), boundsOf(wish)),
  $covarianceSamp: (wish) => windowed(covariance(wish.ordering.compile(wish.operand), true), boundsOf(wish)),
  $expMovingAvg: (wish) => {
    withoutWindow(wish)
    return windowed(movingAverage(wish.operand, wish.ordering.sorted, wish.ordering.compile), RUNNING)
  },
  $locf: (wish) => {
    withoutWindow(wish)
    return windowed(lastObserved(wish.ordering.compile(wish.operand)), RUNNING)
  },
  $linearFill: (wish) => {
    withoutWindow(wish)
    const { axis, compile } = wish.ordering
    if (!axis)
      throw new CommandError(
        605001,
        '$linearFill must be specified with a top level sortBy expression with exactly one element',
      )
    return linearFill(compile(wish.operand), axis)
  },
}

// Accumulators of $group that MongoDB does not have for windows.
const ONLY_OF_GROUPS = new Set(['$mergeObjects', '$accumulator'])

// What comes out is the same in whatever order the documents come.
const ANY_ORDER = new Set(['$sum', '$avg', '$count', '$min', '$max', '$minN', '$maxN', '$stdDevPop', '$stdDevSamp'])

/** Compiles `{$sum: …, window: …}`. @throws CommandError 9 and those of each function */
export function compileWindowFunction(spec: Value, ordering: Ordering): WindowFunction {
  const all = spec.type === T.object ? fields(spec) : []
  const functions = all.filter(([name]) => name.startsWith('$'))
  const [found, second] = functions
  if (!found) throw refuse(`Expected a $-prefixed window function${all[0] ? `, ${all[0][0]}` : ''}`)
  if (second) throw refuse('Cannot specify two functions in window function spec')
  const stranger = all.find(([name]) => name !== found[0] && name !== 'window')
  if (stranger) throw refuse(`Window function found an unknown argument: ${stranger[0]}`)
  const [name, operand] = found
  const wish: Wish = { name, operand, window: field(spec, 'window'), ordering }
  if (Object.hasOwn(FUNCTIONS, name)) return (FUNCTIONS[name] as Maker)(wish)
  const make = ONLY_OF_GROUPS.has(name) ? undefined : compileAccumulator(name, operand, ordering.compile)
  if (!make) throw refuse(`Unrecognized window function, ${name}`)
  return windowed(make, boundsOf(wish), ANY_ORDER.has(name))
}
