import { toDouble } from '../bson/numbers.ts'
import { elements, field, fields, isNumber, T, textOf, truthy, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { wholeNumber } from '../query/operators.ts'
import { elementAt } from '../query/path.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { readArguments } from './arguments.ts'
import { arrayOf, type Compile, type Environment, type Evaluate, isNullish } from './evaluation.ts'

function withVariables(environment: Environment, more: ReadonlyArray<[string, Value | undefined]>): Environment {
  const variables = new Map(environment.variables)
  for (const [name, value] of more) variables.set(name, value)
  return { root: environment.root, variables }
}

function variableName(operand: Value): string {
  const given = field(operand, 'as')
  return given?.type === T.string ? textOf(given) : 'this'
}

/** The operand without the names of variables, which are no expressions. */
function withoutNames(operand: Value): Value {
  if (operand.type !== T.object || !field(operand, 'as')) return operand
  const tree = openValue(operand)
  tree.remove('as')
  return new Value(T.object, closeTree(tree), 0)
}

function requireArray(value: Value | undefined, operator: string, code: number): Value[] | undefined {
  if (isNullish(value)) return undefined
  if (value?.type !== T.array) throw new CommandError(code, `input to ${operator} must be an array`)
  return elements(value)
}

interface Branch {
  test: Evaluate
  result: Evaluate
}

/** @throws CommandError 40060 to 40068 */
function readSwitch(operand: Value, compile: Compile): { branches: Branch[]; otherwise: Evaluate | undefined } {
  if (operand.type !== T.object) throw new CommandError(40060, '$switch requires an object as an argument')
  for (const [name] of fields(operand))
    if (name !== 'branches' && name !== 'default')
      throw new CommandError(40067, `$switch found an unknown argument: ${name}`)
  const list = field(operand, 'branches')
  if (list && list.type !== T.array) throw new CommandError(40061, "$switch expected an array for 'branches'")
  const names = { required: ['case', 'then'], optional: [] } as const
  const codes = { shape: 40062, unknown: 40063, missing: [40064, 40065] }
  const branches = (list ? elements(list) : []).map((one) => {
    const read = readArguments('$switch', one, compile, names, codes)
    return { test: read.case as Evaluate, result: read.then as Evaluate }
  })
  if (branches.length === 0) throw new CommandError(40068, '$switch requires at least one branch.')
  const otherwise = field(operand, 'default')
  return { branches, otherwise: otherwise && compile(otherwise) }
}

/** @throws CommandError 17080 to 17083, 16020 */
function readCondition(operand: Value, compile: Compile): Evaluate[] {
  if (operand.type === T.object) {
    const names = { required: ['if', 'then', 'else'], optional: [] } as const
    const codes = { shape: 17083, unknown: 17083, missing: [17080, 17081, 17082] }
    const read = readArguments('$cond', operand, compile, names, codes)
    return names.required.map((name) => read[name] as Evaluate)
  }
  const list = operand.type === T.array ? elements(operand).map(compile) : []
  if (list.length === 3) return list
  throw new CommandError(16020, `Expression $cond takes exactly 3 arguments. ${list.length} were passed in.`)
}

/** @throws CommandError 327391, 327392 */
function filterLimit(value: Value | undefined): number {
  if (isNullish(value)) return Number.POSITIVE_INFINITY
  const whole = wholeNumber(value as Value)
  if (whole === undefined || Number(whole) !== toDouble(value as Value))
    throw new CommandError(327391, '$filter: limit must be represented as a 32-bit integral value')
  if (whole < 1n) throw new CommandError(327392, '$filter: limit must be greater than 0')
  return Number(whole)
}

/** Operators that do not evaluate all they are given. */
export const LAZY_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $literal: (operand) => () => operand,
  $and: (operand, compile) => {
    const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
    return (environment) => values.bool(parts.every((one) => truthy(one(environment))))
  },
  $or: (operand, compile) => {
    const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
    return (environment) => values.bool(parts.some((one) => truthy(one(environment))))
  },
  $cond: (operand, compile) => {
    const [test, yes, no] = readCondition(operand, compile) as [Evaluate, Evaluate, Evaluate]
    return (environment) => (truthy(test(environment)) ? yes(environment) : no(environment))
  },
  $ifNull: (operand, compile) => {
    const parts = operand.type === T.array ? elements(operand).map(compile) : []
    if (parts.length < 2) throw new CommandError(1257300, '$ifNull needs at least two arguments')
    return (environment) => {
      let value: Value | undefined
      for (const one of parts) {
        value = one(environment)
        if (!isNullish(value)) return value
      }
      return value
    }
  },
  $switch: (operand, compile) => {
    const { branches, otherwise } = readSwitch(operand, compile)
    return (environment) => {
      for (const branch of branches) if (truthy(branch.test(environment))) return branch.result(environment)
      if (otherwise) return otherwise(environment)
      throw new CommandError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    }
  },
  $let: (operand, compile) => {
    const names = { required: ['vars', 'in'], optional: [] } as const
    const codes = { shape: 16874, unknown: 16875, missing: [16876, 16877] }
    const inner = readArguments('$let', operand, compile, names, codes).in as Evaluate
    const vars = field(operand, 'vars') as Value
    if (vars.type !== T.object) throw new CommandError(10065, 'invalid parameter: expected an object (vars)')
    const list = fields(vars).map(([name, value]): [string, Evaluate] => [name, compile(value)])
    return (environment) =>
      inner(
        withVariables(
          environment,
          list.map(([name, one]) => [name, one(environment)]),
        ),
      )
  },
  $map: (operand, compile) => {
    const names = { required: ['input', 'in'], optional: [] } as const
    const codes = { shape: 16878, unknown: 16879, missing: [16880, 16882] }
    const read = readArguments('$map', withoutNames(operand), compile, names, codes)
    const [input, inner] = [read.input as Evaluate, read.in as Evaluate]
    const name = variableName(operand)
    return (environment) => {
      const items = requireArray(input(environment), '$map', 16883)
      return items ? arrayOf(items.map((item) => inner(withVariables(environment, [[name, item]])))) : values.null
    }
  },
  $filter: (operand, compile) => {
    const names = { required: ['input', 'cond'], optional: ['limit'] } as const
    const codes = { shape: 28646, unknown: 28647, missing: [28648, 28650] }
    const read = readArguments('$filter', withoutNames(operand), compile, names, codes)
    const [input, test, limit] = [read.input as Evaluate, read.cond as Evaluate, read.limit]
    const name = variableName(operand)
    return (environment) => {
      const items = requireArray(input(environment), '$filter', 28651)
      if (!items) return values.null
      const most = limit ? filterLimit(limit(environment)) : Number.POSITIVE_INFINITY
      const kept: Value[] = []
      for (const item of items) {
        if (kept.length === most) break
        if (truthy(test(withVariables(environment, [[name, item]])))) kept.push(item)
      }
      return arrayOf(kept)
    }
  },
  $reduce: (operand, compile) => {
    const names = { required: ['input', 'initialValue', 'in'], optional: [] } as const
    const codes = { shape: 40075, unknown: 40076, missing: [40077, 40078, 40079] }
    const read = readArguments('$reduce', operand, compile, names, codes)
    const [input, initial, inner] = names.required.map((name) => read[name]) as [Evaluate, Evaluate, Evaluate]
    return (environment) => {
      const items = requireArray(input(environment), '$reduce', 40080)
      if (!items) return values.null
      let held = initial(environment)
      for (const item of items)
        held = inner(
          withVariables(environment, [
            ['value', held],
            ['this', item],
          ]),
        )
      return held
    }
  },
  $rand: (operand) => {
    if (fields(operand).length > 0) throw new CommandError(3040501, '$rand does not currently accept arguments')
    return () => values.double(Math.random())
  },
  $arrayElemAt: (operand, compile) => {
    const [array, position] = (operand.type === T.array ? elements(operand) : []).map(compile)
    if (!array || !position) throw new CommandError(16020, 'Expression $arrayElemAt takes exactly 2 arguments')
    return (environment) => {
      const held = array(environment)
      const at = position(environment)
      if (isNullish(held) || isNullish(at)) return values.null
      if (held?.type !== T.array) throw new CommandError(28689, "$arrayElemAt's first argument must be an array")
      if (!at || !isNumber(at)) throw new CommandError(28690, "$arrayElemAt's second argument must be a numeric value")
      const index = toDouble(at)
      if (!Number.isInteger(index) || Math.abs(index) > 0x7fffffff)
        throw new CommandError(28691, "$arrayElemAt's second argument must be representable as a 32-bit integer")
      return index >= 0 ? elementAt(held, index) : elements(held).at(index)
    }
  },
}
