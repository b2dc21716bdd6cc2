import { elements, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { childOf, type Path, pathOf } from '../query/path.ts'
import { convertOperator } from './convert.ts'
import { DATE_DISTANCE_OPERATORS } from './dates/distance-operators.ts'
import { DATE_PART_OPERATORS } from './dates/part-operators.ts'
import { DATE_TEXT_OPERATORS } from './dates/text-operators.ts'
import { arrayOf, type Evaluate, type Variables } from './evaluation.ts'
import { FIELD_OPERATORS } from './field-operators.ts'
import { FOLD_OPERATORS } from './fold-operators.ts'
import { LAZY_OPERATORS } from './lazy-operators.ts'
import { NAMED_ARRAY_OPERATORS } from './named-array-operators.ts'
import { NAMED_TEXT_OPERATORS } from './named-text-operators.ts'
import { OPERATORS } from './operators.ts'
import { PATTERN_OPERATORS } from './pattern-operators.ts'

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

/** Compiles a `$path` or `$$variable.path`. */
export function compilePath(text: string): Evaluate {
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
  if (name === 'REMOVE') return () => undefined
  return ({ variables }) => {
    if (variables.has(name)) return follow(variables.get(name), path, 0)
    if (name === 'NOW') return values.date(Date.now())
    throw new CommandError(17276, `Use of undefined variable: ${name}`)
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

/** Operators that compile their operand themselves: not all of it is evaluated, or its parts have names. */
const NAMED_OPERATORS = {
  ...LAZY_OPERATORS,
  ...FIELD_OPERATORS,
  ...FOLD_OPERATORS,
  ...NAMED_ARRAY_OPERATORS,
  ...NAMED_TEXT_OPERATORS,
  ...DATE_PART_OPERATORS,
  ...DATE_DISTANCE_OPERATORS,
  ...DATE_TEXT_OPERATORS,
  ...PATTERN_OPERATORS,
  $convert: convertOperator,
}

/** What a table holds itself: `$constructor` is no operator. */
function ownOf<Entry>(table: Record<string, Entry>, name: string): Entry | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function compileOperator(name: string, operand: Value): Evaluate {
  const lazy = ownOf(NAMED_OPERATORS, name)
  if (lazy) return lazy(operand, compile)
  const eager = ownOf(OPERATORS, name)
  if (eager) {
    const parts = (operand.type === T.array ? elements(operand) : [operand]).map(compile)
    const [least, most] = eager.arity
    if (parts.length < least || parts.length > most) {
      throw new CommandError(
        least === most ? 16020 : 28667,
        `Expression ${name} takes ${least === most ? `exactly ${least}` : `${least} to ${most}`} arguments. ${parts.length} were passed in.`,
      )
    }
    return (environment) => eager.run(parts.map((part) => part(environment)))
  }
  if (name === '$function') throw unsupported('JavaScript in $function')
  throw new CommandError('InvalidPipelineOperator', `Unrecognized expression '${name}'`)
}

/** Compiles an expression on documents. */
export function compileExpression(
  expression: Value,
  variables: Variables = new Map(),
): (doc: Value) => Value | undefined {
  const evaluate = compile(expression)
  return (root) => evaluate({ root, variables })
}
