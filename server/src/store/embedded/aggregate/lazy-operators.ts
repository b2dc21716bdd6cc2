import { toDouble } from '../bson/numbers.ts'
import { elements, field, fields, isNumber, T, textOf, truthy, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { wholeNumber } from '../query/operators.ts'
import { elementAt } from '../query/path.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { arrayOf, type Compile, type Environment, type Evaluate, isNullish } from './evaluation.ts'

function part(operand: Value, operator: string, name: string, compile: Compile): Evaluate {
  const value = operand.type === T.object ? field(operand, name) : undefined
  if (value === undefined) throw new CommandError(16879, `Missing '${name}' parameter to ${operator}`)
  return compile(value)
}

function optional(operand: Value, name: string, compile: Compile): Evaluate | undefined {
  const value = operand.type === T.object ? field(operand, name) : undefined
  return value === undefined ? undefined : compile(value)
}

function withVariables(environment: Environment, more: ReadonlyArray<[string, Value | undefined]>): Environment {
  const variables = new Map(environment.variables)
  for (const [name, value] of more) variables.set(name, value ?? values.null)
  return { root: environment.root, variables }
}

function variableName(operand: Value): string {
  const given = field(operand, 'as')
  return given?.type === T.string ? textOf(given) : 'this'
}

function requireArray(value: Value | undefined, operator: string): Value[] | undefined {
  if (isNullish(value)) return undefined
  if (value?.type !== T.array) throw new CommandError(28651, `input to ${operator} must be an array`)
  return elements(value)
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
    const list =
      operand.type === T.array
        ? elements(operand).map(compile)
        : ['if', 'then', 'else'].map((name) => part(operand, '$cond', name, compile))
    const [test, yes, no] = list as [Evaluate, Evaluate, Evaluate]
    if (list.length !== 3)
      throw new CommandError(16020, `Expression $cond takes exactly 3 arguments. ${list.length} were passed in.`)
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
    const list = field(operand, 'branches')
    const branches = (list ? elements(list) : []).map((branch) => ({
      test: part(branch, '$switch', 'case', compile),
      result: part(branch, '$switch', 'then', compile),
    }))
    const otherwise = optional(operand, 'default', compile)
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
    const vars = field(operand, 'vars')
    const list = (vars ? fields(vars) : []).map(([name, value]): [string, Evaluate] => [name, compile(value)])
    const inner = part(operand, '$let', 'in', compile)
    return (environment) =>
      inner(
        withVariables(
          environment,
          list.map(([name, one]) => [name, one(environment)]),
        ),
      )
  },
  $map: (operand, compile) => {
    const input = part(operand, '$map', 'input', compile)
    const inner = part(operand, '$map', 'in', compile)
    const name = variableName(operand)
    return (environment) => {
      const items = requireArray(input(environment), '$map')
      return items ? arrayOf(items.map((item) => inner(withVariables(environment, [[name, item]])))) : values.null
    }
  },
  $filter: (operand, compile) => {
    const input = part(operand, '$filter', 'input', compile)
    const test = part(operand, '$filter', 'cond', compile)
    const name = variableName(operand)
    const limit = optional(operand, 'limit', compile)
    return (environment) => {
      const items = requireArray(input(environment), '$filter')
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
    const input = part(operand, '$reduce', 'input', compile)
    const initial = part(operand, '$reduce', 'initialValue', compile)
    const inner = part(operand, '$reduce', 'in', compile)
    return (environment) => {
      const items = requireArray(input(environment), '$reduce')
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
  $getField: (operand, compile) => {
    const named = operand.type === T.object && field(operand, 'field') !== undefined
    const name = named ? part(operand, '$getField', 'field', compile) : compile(operand)
    const input: Evaluate = (named ? optional(operand, 'input', compile) : undefined) ?? (({ root }) => root)
    return (environment) => {
      const key = name(environment)
      const from = input(environment)
      return key?.type === T.string && from?.type === T.object ? field(from, textOf(key)) : undefined
    }
  },
  $setField: (operand, compile) => {
    const name = part(operand, '$setField', 'field', compile)
    const input = part(operand, '$setField', 'input', compile)
    const value = part(operand, '$setField', 'value', compile)
    return (environment) => {
      const key = name(environment)
      const into = input(environment)
      if (isNullish(into)) return values.null
      if (key?.type !== T.string || into?.type !== T.object) {
        throw new CommandError(4161107, "$setField requires 'field' to be a string and 'input' an object")
      }
      const tree = openValue(into)
      const fresh = value(environment)
      if (fresh === undefined) tree.remove(textOf(key))
      else tree.set(textOf(key), fresh)
      return new Value(T.object, closeTree(tree), 0)
    }
  },
  $unsetField: (operand, compile) => {
    const name = part(operand, '$unsetField', 'field', compile)
    const input = part(operand, '$unsetField', 'input', compile)
    return (environment) => {
      const [key, from] = [name(environment), input(environment)]
      if (isNullish(from)) return values.null
      if (key?.type !== T.string || from?.type !== T.object)
        throw new CommandError(4161107, "$unsetField requires 'field' to be a string and 'input' an object")
      const tree = openValue(from)
      tree.remove(textOf(key))
      return new Value(T.object, closeTree(tree), 0)
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
