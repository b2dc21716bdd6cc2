import { toDouble } from '../bson/numbers.ts'
import { elements, fields, isNumber, T, truthy, type Value } from '../bson/value.ts'
import { CommandError, unsupported } from '../errors.ts'
import { elementTest } from './matcher.ts'

export type Expression = (doc: Value) => Value | undefined
/** Compiles an aggregation expression. */
export type ExpressionCompiler = (expression: Value) => Expression

/** Only what a find projects may use `a.$`, `$elemMatch` and its own `$slice`; in a pipeline `$slice` is the expression. */
export type ProjectionKind = 'find' | 'aggregation'

export type Special =
  | { kind: 'slice'; skip: number | undefined; limit: number }
  | { kind: 'elemMatch'; test: (element: Value) => boolean }
  | { kind: 'positional' }
  | { kind: 'expression'; evaluate: Expression }

export type Rule = boolean | Special | Rules
export type Rules = Map<string, Rule>

export interface Compiled {
  rules: Rules
  including: boolean
  positional: boolean
}

/** What is known of a projection so far. */
interface Reading {
  kind: ProjectionKind
  compile: ExpressionCompiler | undefined
  top: Rules
  /** Undefined until a field other than `_id` says so. */
  including: boolean | undefined
  positional: boolean
  elemMatch: boolean
  slice: boolean
}

/** Fields of references from one document to another. */
const NAMES_WITH_DOLLAR = ['$ref', '$id', '$db']

export function isRules(rule: Rule | undefined): rule is Rules {
  return rule instanceof Map
}

/** @throws CommandError 40352, 40353, 15998, 16410 */
function partsOf(path: string): string[] {
  if (path === '') throw new CommandError(40352, 'FieldPath cannot be constructed with empty string')
  if (path.endsWith('.')) throw new CommandError(40353, "FieldPath must not end with a '.'.")
  const parts = path.split('.')
  if (parts.includes('')) throw new CommandError(15998, 'FieldPath field names may not be empty strings.')
  if (parts.some((part) => part.startsWith('$') && !NAMES_WITH_DOLLAR.includes(part)))
    throw new CommandError(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    )
  return parts
}

function place(rules: Rules, path: string, rule: Rule): void {
  const parts = partsOf(path)
  let at = rules
  parts.forEach((part, i) => {
    const held = at.get(part)
    if (i === parts.length - 1) {
      if (held !== undefined) throw new CommandError(31250, `Path collision at ${path}`)
      at.set(part, rule)
      return
    }
    const next = held ?? new Map()
    if (!isRules(next))
      throw new CommandError(31249, `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`)
    at.set(part, next)
    at = next
  })
}

/** The rules below a path, which may be there already. */
function rulesAt(rules: Rules, path: string): Rules {
  let at: Rule | undefined = rules
  for (const part of partsOf(path)) at = isRules(at) ? at.get(part) : undefined
  if (isRules(at)) return at
  const made: Rules = new Map()
  place(rules, path, made)
  return made
}

function int32(value: Value): number {
  return Math.max(-0x80000000, Math.min(0x7fffffff, Math.trunc(toDouble(value)) || 0))
}

/** `$slice` as a find means it; undefined where it can only be the expression of that name. @throws CommandError 28724 */
function findSlice(operand: Value): Special | undefined {
  if (isNumber(operand)) return { kind: 'slice', skip: undefined, limit: int32(operand) }
  if (operand.type !== T.array) return undefined
  const [skip, limit, ...more] = elements(operand)
  if (!skip || !limit || !isNumber(skip)) return undefined
  if (more.length === 0 && isNumber(limit) && int32(limit) > 0)
    return { kind: 'slice', skip: int32(skip), limit: int32(limit) }
  throw new CommandError(28724, '$slice takes [skip, limit] with a positive limit here, or an array as first argument')
}

function elemMatch(reading: Reading, path: string, rules: Rules, operand: Value): Special {
  if (operand.type !== T.object)
    throw new CommandError(31274, 'elemMatch: Invalid argument, object required for a projection')
  if (reading.positional) throw new CommandError(31255, 'Cannot specify positional operator and $elemMatch.')
  if (rules !== reading.top || path.includes('.'))
    throw new CommandError(31275, 'Cannot use $elemMatch projection on a nested field.')
  reading.elemMatch = true
  return { kind: 'elemMatch', test: elementTest(operand, {}) }
}

function expressionAt(reading: Reading, path: string, rules: Rules, value: Value): void {
  if (!reading.compile) throw unsupported('An expression in this projection')
  place(rules, path, { kind: 'expression', evaluate: reading.compile(value) })
}

/** What only a find may say: undefined for expressions. @throws CommandError 168, 31255, 31274, 31275, 28724 */
function findOperator(reading: Reading, path: string, rules: Rules, name: string, operand: Value): Special | undefined {
  if (reading.kind === 'find') {
    if (name === '$elemMatch') return elemMatch(reading, path, rules, operand)
    const slice = name === '$slice' ? findSlice(operand) : undefined
    if (slice) reading.slice = true
    return slice
  }
  if (name === '$elemMatch') throw new CommandError('InvalidPipelineOperator', 'Cannot use $elemMatch in this context')
  return undefined
}

/** A rule that is an operator, `{$slice: 2}` or `{$add: […]}`. @throws CommandError 31252, 31325 and those of the operator */
function readOperator(reading: Reading, path: string, rules: Rules, value: Value, name: string, operand: Value): void {
  if (name === '$meta') throw unsupported('$meta')
  const special = findOperator(reading, path, rules, name, operand)
  if (special) {
    place(rules, path, special)
    return
  }
  if (reading.including === false)
    throw new CommandError(31252, 'Cannot use expression other than $meta in exclusion projection')
  reading.including = true
  try {
    expressionAt(reading, path, rules, value)
  } catch (error) {
    // Only of the outermost name a projection says it so; of names further in it says what expressions say.
    if (error instanceof CommandError && error.message === `Unrecognized expression '${name}'`)
      throw new CommandError(31325, `Unknown expression ${name}`)
    throw error
  }
}

function readDocument(reading: Reading, path: string, rules: Rules, value: Value): void {
  const inner = fields(value)
  const [first] = inner
  if (!first) throw new CommandError(51270, `Invalid empty sub-projection: ${path}`)
  if (inner.length === 1 && first[0].startsWith('$') && !NAMES_WITH_DOLLAR.includes(first[0])) {
    readOperator(reading, path, rules, value, ...first)
    return
  }
  const below = rulesAt(rules, path)
  for (const [name, one] of inner) readElement(reading, name, below, one)
}

function readFlag(reading: Reading, path: string, rules: Rules, wanted: boolean): void {
  place(rules, path, wanted)
  if (rules === reading.top && path === '_id') return
  if (reading.including === !wanted) {
    throw wanted
      ? new CommandError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      : new CommandError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
  }
  reading.including = wanted
}

function readPositional(reading: Reading, name: string, rules: Rules, value: Value): void {
  if (value.type === T.object)
    throw new CommandError(31271, 'positional projection cannot be used with an expression or sub object')
  if (!isNumber(value) && value.type !== T.bool)
    throw new CommandError(31308, 'positional projection cannot be used with a literal')
  if (!truthy(value)) throw new CommandError(31395, 'positional projection cannot be used with exclusion')
  if (reading.positional) throw new CommandError(31276, 'Cannot specify more than one positional projection per query.')
  if (reading.elemMatch) throw new CommandError(31256, 'Cannot specify positional operator and $elemMatch.')
  if (name === '.$') throw new CommandError(5392900, 'Projection on field .$ is invalid')
  if (reading.including === false)
    throw new CommandError(31253, `Cannot do inclusion on field ${name} in exclusion projection`)
  place(rules, name.slice(0, -2), { kind: 'positional' })
  reading.positional = true
  reading.including = true
}

function readLiteral(reading: Reading, name: string, rules: Rules, value: Value): void {
  expressionAt(reading, name, rules, value)
  if (reading.including === false) throw new CommandError(31310, 'Cannot use an expression in an exclusion projection')
  reading.including = true
}

function readElement(reading: Reading, name: string, rules: Rules, value: Value): void {
  const positional = name.endsWith('.$')
  if (positional && reading.kind === 'aggregation')
    throw new CommandError(31324, 'Cannot use positional projection in aggregation projection')
  if (name.includes('.$.'))
    throw new CommandError(31394, "As of 4.4, it's illegal to specify positional operator in the middle of a path.")
  if (positional) readPositional(reading, name, rules, value)
  else if (value.type === T.object) readDocument(reading, name, rules, value)
  else if (isNumber(value) || value.type === T.bool) readFlag(reading, name, rules, truthy(value))
  else readLiteral(reading, name, rules, value)
}

/** Whether a projection that names no field but `_id`, and operators of finds, keeps only what it names. */
function including(reading: Reading): boolean {
  if (reading.including !== undefined) return reading.including
  if (reading.elemMatch && !reading.slice) return true
  return reading.top.get('_id') === true
}

/** Reads a projection as MongoDB does, whose codes it refuses with. @throws CommandError 31249 to 31395, 168, 115 */
export function readProjection(spec: Value, kind: ProjectionKind, compile: ExpressionCompiler | undefined): Compiled {
  const reading: Reading = {
    kind,
    compile,
    top: new Map(),
    including: undefined,
    positional: false,
    elemMatch: false,
    slice: false,
  }
  for (const [name, value] of fields(spec)) readElement(reading, name, reading.top, value)
  const keeps = including(reading)
  if (keeps && !reading.top.has('_id')) reading.top.set('_id', true)
  return { rules: reading.top, including: keeps, positional: reading.positional }
}
