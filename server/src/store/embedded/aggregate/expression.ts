import { elements, field, fields, T, textOf, truthy, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { childOf, elementAt, type Path, pathOf } from '../query/path.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { bridgedOperator, isBridged } from './mingo-bridge.ts'
import { OPERATORS } from './operators.ts'

export type Variables = ReadonlyMap<string, Value>

/** What an expression is evaluated against. */
export interface Environment {
  root: Value
  variables: Variables
}

export type Evaluate = (environment: Environment) => Value | undefined

/** An array value of these; what is missing stands as null. */
export function arrayOf(items: ReadonlyArray<Value | undefined>): Value {
  const writer = new BsonWriter()
  items.forEach((item, i) => {
    writer.value(String(i), item ?? values.null)
  })
  return new Value(T.array, writer.finish(), 0)
}

export function isNullish(value: Value | undefined): boolean {
  return value === undefined || value.type === T.null || value.type === T.undefined
}

/** Follows a path as expressions do: through arrays it gathers what their elements have. */
function follow(value: Value | undefined, path: Path, from: number): Value | undefined {
  if (value === undefined || from === path.length) return value
  if (value.type === T.object) {
    return follow(childOf(value.buf, value.off, path[from] as Path[number]), path, from + 1)
  }
  if (value.type !== T.array) return undefined
  const found: Value[] = []
  for (const element of elements(value)) {
    if (element.type !== T.object && element.type !== T.array) continue
    const one = follow(element, path, from)
    if (one !== undefined) found.push(one)
  }
  return arrayOf(found)
}

function compilePath(text: string): Evaluate {
  if (!text.startsWith('$$')) {
    const name = text.slice(1)
    if (name === '' || name.split('.').includes(''))
      throw new CommandError(40353, "FieldPath must not be empty or end with a '.'")
    const path = pathOf(name)
    return ({ root }) => follow(root, path, 0)
  }
  const [name, ...rest] = text.slice(2).split('.') as [string, ...string[]]
  const path = rest.length > 0 ? pathOf(rest.join('.')) : []
  if (name === 'ROOT' || name === 'CURRENT')
    return ({ root, variables }) => follow(variables.get(name) ?? root, path, 0)
  if (name === 'NOW') return () => values.date(Date.now())
  if (name === 'REMOVE') return () => undefined
  return ({ variables }) => {
    const held = variables.get(name)
    if (held === undefined) {
      if (['DESCEND', 'PRUNE', 'KEEP'].includes(name)) return values.string(name.toLowerCase())
      throw new CommandError(17276, `Use of undefined variable: ${name}`)
    }
    return follow(held, path, 0)
  }
}

function compileDocument(expression: Value): Evaluate {
  const parts = fields(expression).map(([name, value]): [string, Evaluate] => {
    if (name.includes('.'))
      throw new CommandError(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`)
    return [name, compile(value)]
  })
  return (environment) => {
    const writer = new BsonWriter()
    for (const [name, evaluate] of parts) {
      const value = evaluate(environment)
      if (value !== undefined) writer.value(name, value)
    }
    return new Value(T.object, writer.finish(), 0)
  }
}

/** Compiles an expression into a function of its environment. @throws CommandError for what is malformed or unknown */
export function compile(expression: Value): Evaluate {
  if (expression.type === T.string) {
    const text = textOf(expression)
    return text.startsWith('$') ? compilePath(text) : () => expression
  }
  if (expression.type === T.array) {
    const parts = elements(expression).map(compile)
    return (environment) => arrayOf(parts.map((part) => part(environment)))
  }
  if (expression.type !== T.object) return () => expression
  const all = fields(expression)
  const [first] = all
  if (!first?.[0].startsWith('$')) return compileDocument(expression)
  if (all.length !== 1)
    throw new CommandError(15983, 'An object representing an expression must have exactly one field')
  return compileOperator(first[0], first[1])
}

function compileOperator(name: string, operand: Value): Evaluate {
  const lazy = LAZY[name]
  if (lazy) return lazy(operand)
  const eager = OPERATORS[name]
  if (eager) {
    const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
    const [least, most] = eager.arity
    if (parts.length < least || parts.length > most) {
      throw new CommandError(
        16020,
        `Expression ${name} takes ${least === most ? `exactly ${least}` : `${least} to ${most}`} arguments. ${parts.length} were passed in.`,
      )
    }
    return (environment) => eager.run(parts.map((part) => part(environment)))
  }
  if (isBridged(name)) return bridgedOperator(name, operand, compile)
  throw new CommandError('InvalidPipelineOperator', `Unrecognized expression '${name}'`)
}

function part(operand: Value, operator: string, name: string): Evaluate {
  const value = operand.type === T.object ? field(operand, name) : undefined
  if (value === undefined) throw new CommandError(16879, `Missing '${name}' parameter to ${operator}`)
  return compile(value)
}

function optional(operand: Value, name: string): Evaluate | undefined {
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

/** Operators that do not evaluate all they are given. */
const LAZY: Record<string, (operand: Value) => Evaluate> = {
  $literal: (operand) => () => operand,
  $and: (operand) => {
    const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
    return (environment) => values.bool(parts.every((one) => truthy(one(environment))))
  },
  $or: (operand) => {
    const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
    return (environment) => values.bool(parts.some((one) => truthy(one(environment))))
  },
  $cond: (operand) => {
    const list =
      operand.type === T.array
        ? elements(operand).map(compile)
        : ['if', 'then', 'else'].map((name) => part(operand, '$cond', name))
    const [test, yes, no] = list as [Evaluate, Evaluate, Evaluate]
    if (list.length !== 3)
      throw new CommandError(16020, `Expression $cond takes exactly 3 arguments. ${list.length} were passed in.`)
    return (environment) => (truthy(test(environment)) ? yes(environment) : no(environment))
  },
  $ifNull: (operand) => {
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
  $switch: (operand) => {
    const list = field(operand, 'branches')
    const branches = (list ? elements(list) : []).map((branch) => ({
      test: part(branch, '$switch', 'case'),
      result: part(branch, '$switch', 'then'),
    }))
    const otherwise = optional(operand, 'default')
    return (environment) => {
      for (const branch of branches) if (truthy(branch.test(environment))) return branch.result(environment)
      if (otherwise) return otherwise(environment)
      throw new CommandError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    }
  },
  $let: (operand) => {
    const vars = field(operand, 'vars')
    const list = (vars ? fields(vars) : []).map(([name, value]): [string, Evaluate] => [name, compile(value)])
    const inner = part(operand, '$let', 'in')
    return (environment) =>
      inner(
        withVariables(
          environment,
          list.map(([name, one]) => [name, one(environment)]),
        ),
      )
  },
  $map: (operand) => {
    const input = part(operand, '$map', 'input')
    const inner = part(operand, '$map', 'in')
    const name = variableName(operand)
    return (environment) => {
      const items = requireArray(input(environment), '$map')
      return items ? arrayOf(items.map((item) => inner(withVariables(environment, [[name, item]])))) : values.null
    }
  },
  $filter: (operand) => {
    const input = part(operand, '$filter', 'input')
    const test = part(operand, '$filter', 'cond')
    const name = variableName(operand)
    if (field(operand, 'limit'))
      throw new CommandError('CommandNotSupported', '$filter with limit is not supported by this store')
    return (environment) => {
      const items = requireArray(input(environment), '$filter')
      return items
        ? arrayOf(items.filter((item) => truthy(test(withVariables(environment, [[name, item]])))))
        : values.null
    }
  },
  $reduce: (operand) => {
    const input = part(operand, '$reduce', 'input')
    const initial = part(operand, '$reduce', 'initialValue')
    const inner = part(operand, '$reduce', 'in')
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
  $getField: (operand) => {
    const named = operand.type === T.object && field(operand, 'field') !== undefined
    const name = named ? part(operand, '$getField', 'field') : compile(operand)
    const input: Evaluate = (named ? optional(operand, 'input') : undefined) ?? (({ root }) => root)
    return (environment) => {
      const key = name(environment)
      const from = input(environment)
      return key?.type === T.string && from?.type === T.object ? field(from, textOf(key)) : undefined
    }
  },
  $setField: (operand) => {
    const name = part(operand, '$setField', 'field')
    const input = part(operand, '$setField', 'input')
    const value = part(operand, '$setField', 'value')
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
  $arrayElemAt: (operand) => {
    const [array, position] = (operand.type === T.array ? elements(operand) : []).map(compile)
    if (!array || !position) throw new CommandError(16020, 'Expression $arrayElemAt takes exactly 2 arguments')
    return (environment) => {
      const held = array(environment)
      const at = position(environment)
      if (isNullish(held) || isNullish(at)) return values.null
      if (held?.type !== T.array) throw new CommandError(28689, "$arrayElemAt's first argument must be an array")
      const index = at?.type === T.int32 ? at.buf.readInt32LE(at.off) : Number.NaN
      if (Number.isNaN(index)) throw new CommandError(28690, "$arrayElemAt's second argument must be a 32-bit integer")
      return index >= 0 ? elementAt(held, index) : elements(held).at(index)
    }
  },
}

/** Compiles an expression on documents. */
export function compileExpression(
  expression: Value,
  variables: Variables = new Map(),
): (doc: Value) => Value | undefined {
  const evaluate = compile(expression)
  return (root) => evaluate({ root, variables })
}
