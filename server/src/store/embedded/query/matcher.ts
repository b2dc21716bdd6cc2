import { compareValues } from '../bson/key.ts'
import { ElementReader, elements, fields, isNumber, regexOf, T, textOf, truthy, type Value } from '../bson/value.ts'
import { CommandError, unsupported } from '../errors.ts'
import { type LeafContext, leafOperator } from './operators.ts'
import { type Path, pathOf, visitPath } from './path.ts'
import { compileRegex } from './regex.ts'

/** Whether a document, undefined for a missing value, is matched. */
export type Predicate = (doc: Value) => boolean
export type LeafTest = (value: Value | undefined) => boolean

/** What a filter may refer to beside the document. */
export interface MatchContext {
  /** Compiles an aggregation expression for `$expr`. */
  expression?: (expr: Value) => (doc: Value) => Value | undefined
  /** Told of the position at which an array was matched, for the positional operator `$`. */
  onArrayMatch?: (path: string, index: number) => void
}

/** One condition on one path, as the planner reads it. */
export interface Condition {
  path: string
  operator: string
  operand: Value
}

export interface Filter {
  matches: Predicate
  /** Conditions that all must hold; what is not listed here only narrows the result further. */
  conditions: Condition[]
  /** Branches of a top-level `$or`. */
  branches: Filter[][]
  raw: Value
}

const ALWAYS: Predicate = () => true

function all(parts: Predicate[]): Predicate {
  if (parts.length === 0) return ALWAYS
  if (parts.length === 1) return parts[0] as Predicate
  return (doc) => parts.every((part) => part(doc))
}

/** Compiles a filter document. */
export function compileFilter(raw: Value, context: MatchContext = {}): Filter {
  const conditions: Condition[] = []
  const branches: Filter[][] = []
  const parts: Predicate[] = []
  const reader = new ElementReader(raw.buf, raw.off)
  while (reader.advance()) {
    const name = reader.name()
    const value = reader.value()
    if (name.startsWith('$')) parts.push(...logical(name, value, context, conditions, branches))
    else parts.push(compileField(name, value, context, conditions))
  }
  return { matches: all(parts), conditions, branches, raw }
}

function clauses(name: string, value: Value, context: MatchContext): Filter[] {
  if (value.type !== T.array) throw new CommandError('BadValue', `${name} must be an array`)
  const list = elements(value)
  if (list.length === 0) throw new CommandError('BadValue', '$and/$or/$nor must be a nonempty array')
  return list.map((clause) => {
    if (clause.type !== T.object) {
      throw new CommandError('BadValue', '$or/$and/$nor entries need to be full objects')
    }
    return compileFilter(clause, context)
  })
}

function logical(
  name: string,
  value: Value,
  context: MatchContext,
  conditions: Condition[],
  branches: Filter[][],
): Predicate[] {
  switch (name) {
    case '$and': {
      const list = clauses(name, value, context)
      for (const clause of list) conditions.push(...clause.conditions)
      return list.map((clause) => clause.matches)
    }
    case '$or': {
      const list = clauses(name, value, context)
      branches.push(list)
      return [(doc) => list.some((clause) => clause.matches(doc))]
    }
    case '$nor': {
      const list = clauses(name, value, { ...context, onArrayMatch: () => {} })
      return [(doc) => !list.some((clause) => clause.matches(doc))]
    }
    case '$expr': {
      if (!context.expression) throw unsupported('$expr here')
      const evaluate = context.expression(value)
      return [(doc) => truthy(evaluate(doc))]
    }
    case '$comment':
      return []
    case '$where':
    case '$text':
    case '$jsonSchema':
    case '$sampleRate':
      throw unsupported(name)
    default:
      throw new CommandError('BadValue', `unknown top level operator: ${name}`)
  }
}

/** True for `{$gt: …}`: a document whose first field is an operator. */
export function isOperatorDocument(value: Value): boolean {
  if (value.type !== T.object) return false
  const reader = new ElementReader(value.buf, value.off)
  if (!reader.advance() || reader.buf[reader.nameStart] !== 0x24) return false
  const name = reader.name()
  return name !== '$ref' && name !== '$id' && name !== '$db'
}

function compileField(name: string, value: Value, context: MatchContext, conditions: Condition[]): Predicate {
  const path = pathOf(name)
  if (!isOperatorDocument(value)) {
    conditions.push({ path: name, operator: value.type === T.regex ? '$regex' : '$eq', operand: value })
    return onPath(path, name, value.type === T.regex ? regexTest(value) : equalTest(value), context)
  }
  const parts: Predicate[] = []
  const operators = fields(value)
  for (const [operator, operand] of operators) {
    if (operator === '$options') continue
    if (operator === '$regex') {
      const options = operators.find(([other]) => other === '$options')?.[1]
      parts.push(onPath(path, name, regexTest(operand, options), context))
      if (!options) conditions.push({ path: name, operator, operand })
      continue
    }
    conditions.push({ path: name, operator, operand })
    parts.push(compileOperator(path, name, operator, operand, context))
  }
  return all(parts)
}

/** Applies a test to what the path leads to, and to the elements of an array at its end. */
function onPath(path: Path, name: string, test: LeafTest, context: MatchContext, expand = true): Predicate {
  const first = name.split('.')[0] as string
  const visit = (value: Value | undefined): boolean => {
    if (value !== undefined && value.type === T.array && expand) {
      const reader = new ElementReader(value.buf, value.off)
      for (let i = 0; reader.advance(); i++) {
        if (test(reader.value())) {
          context.onArrayMatch?.(name, i)
          return true
        }
      }
    }
    return test(value)
  }
  if (!context.onArrayMatch) return (doc) => visitPath(doc, path, visit)
  return (doc) => {
    const hit = visitPath(doc, path, visit)
    if (hit) noteOuter(doc, path, first, test, context)
    return hit
  }
}

/** For the positional operator: which element of an array in the middle of the path made the match. */
function noteOuter(doc: Value, path: Path, first: string, test: LeafTest, context: MatchContext): void {
  if (path.length < 2) return
  let prefix = first
  for (let depth = 1; depth < path.length; depth++) {
    const rest = path.slice(depth)
    const done = visitPath(doc, path.slice(0, depth), (value) => {
      if (value === undefined || value.type !== T.array || (rest[0]?.index ?? -1) >= 0) return false
      const reader = new ElementReader(value.buf, value.off)
      for (let i = 0; reader.advance(); i++) {
        if (reader.type !== T.object) continue
        const hit = visitPath(reader.value(), rest, (leaf) => {
          if (leaf?.type === T.array && elements(leaf).some(test)) return true
          return test(leaf)
        })
        if (hit) {
          context.onArrayMatch?.(prefix, i)
          return true
        }
      }
      return false
    })
    if (done) return
    prefix += `.${path[depth]?.text}`
  }
}

/** Equality as filters mean it: null also finds what is missing. */
export function equalTest(operand: Value): LeafTest {
  if (operand.type === T.null || operand.type === T.undefined) {
    return (value) => value === undefined || value.type === T.null || value.type === T.undefined
  }
  return (value) => value !== undefined && compareValues(value, operand) === 0
}

export function regexTest(operand: Value, options?: Value): LeafTest {
  const given = operand.type === T.regex ? regexOf(operand) : undefined
  if (!given && operand.type !== T.string) throw new CommandError('BadValue', '$regex has to be a string')
  const flags = options === undefined ? (given?.flags ?? '') : textOf(options)
  const regex = compileRegex(given?.pattern ?? textOf(operand), flags)
  return (value) => {
    if (value === undefined) return false
    if (value.type === T.string || value.type === T.symbol) return regex.test(textOf(value))
    return value.type === T.regex && operand.type === T.regex && compareValues(value, operand) === 0
  }
}

function compileOperator(path: Path, name: string, operator: string, operand: Value, context: MatchContext): Predicate {
  const silent = { ...context, onArrayMatch: () => {} }
  switch (operator) {
    case '$ne': {
      if (operand.type === T.regex) throw new CommandError('BadValue', "Can't have regex as arg to $ne.")
      const positive = onPath(path, name, equalTest(operand), {})
      return (doc) => !positive(doc)
    }
    case '$nin': {
      const positive = compileOperator(path, name, '$in', operand, silent)
      return (doc) => !positive(doc)
    }
    case '$not': {
      const positive = compileNot(path, name, operand, context)
      return (doc) => !positive(doc)
    }
    case '$exists': {
      const wanted = truthy(operand)
      const positive = onPath(path, name, (value) => value !== undefined, {}, false)
      return (doc) => positive(doc) === wanted
    }
    case '$all':
      return compileAll(path, name, operand, context)
    case '$elemMatch':
      return compileElemMatch(path, name, operand, context)
    case '$size': {
      const wanted = sizeOperand(operand)
      return onPath(path, name, (value) => value?.type === T.array && elements(value).length === wanted, {}, false)
    }
    default: {
      const leaf: LeafContext = { equalTest, regexTest }
      return onPath(path, name, leafOperator(operator, operand, leaf), context)
    }
  }
}

function compileNot(path: Path, name: string, operand: Value, context: MatchContext): Predicate {
  if (operand.type === T.regex) return onPath(path, name, regexTest(operand), {})
  if (!isOperatorDocument(operand)) throw new CommandError('BadValue', '$not needs a regex or a document')
  const silent: MatchContext = context.expression ? { expression: context.expression } : {}
  return compileField(name, operand, silent, [])
}

function sizeOperand(operand: Value): number {
  const wanted = isNumber(operand) ? integerOf(operand) : undefined
  if (wanted === undefined) throw new CommandError('BadValue', '$size needs a number')
  if (wanted < 0) throw new CommandError('BadValue', '$size may not be negative')
  return wanted
}

function integerOf(value: Value): number | undefined {
  if (value.type === T.int32) return value.buf.readInt32LE(value.off)
  if (value.type === T.int64) return Number(value.buf.readBigInt64LE(value.off))
  if (value.type === T.double) {
    const number = value.buf.readDoubleLE(value.off)
    return Number.isInteger(number) ? number : undefined
  }
  return undefined
}

function compileAll(path: Path, name: string, operand: Value, context: MatchContext): Predicate {
  if (operand.type !== T.array) throw new CommandError('BadValue', '$all needs an array')
  const list = elements(operand)
  if (list.length === 0) return () => false
  return all(
    list.map((item) => {
      if (item.type === T.object && isOperatorDocument(item)) {
        const [operator, inner] = fields(item)[0] as [string, Value]
        if (operator !== '$elemMatch') throw new CommandError('BadValue', `no ${operator} expressions in $all`)
        return compileElemMatch(path, name, inner, context)
      }
      return onPath(path, name, item.type === T.regex ? regexTest(item) : equalTest(item), context)
    }),
  )
}

/** `$elemMatch` on one value: a filter of documents, or operators on the element itself. */
export function elementTest(operand: Value, context: MatchContext): (element: Value) => boolean {
  if (operand.type !== T.object) throw new CommandError('BadValue', '$elemMatch needs an Object')
  const first = fields(operand)[0]?.[0]
  const onValues =
    isOperatorDocument(operand) && first !== '$and' && first !== '$or' && first !== '$nor' && first !== '$where'
  if (!onValues) {
    const filter = compileFilter(operand, context.expression ? { expression: context.expression } : {})
    return (element) => (element.type === T.object || element.type === T.array) && filter.matches(element)
  }
  const tests = fields(operand)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, inner]) => valueOperator(operator, inner, operand))
  return (element) => tests.every((test) => test(element))
}

function valueOperator(operator: string, operand: Value, whole: Value): (value: Value) => boolean {
  switch (operator) {
    case '$ne': {
      const test = equalTest(operand)
      return (value) => !test(value)
    }
    case '$nin': {
      const test = leafOperator('$in', operand, { equalTest, regexTest })
      return (value) => !test(value)
    }
    case '$not': {
      const inner = operand.type === T.regex ? regexTest(operand) : elementTest(operand, {})
      return (value) => !inner(value)
    }
    case '$exists':
      return () => truthy(operand)
    case '$regex':
      return regexTest(operand, fields(whole).find(([name]) => name === '$options')?.[1])
    case '$elemMatch': {
      const inner = elementTest(operand, {})
      return (value) => value.type === T.array && elements(value).some(inner)
    }
    case '$size': {
      const wanted = sizeOperand(operand)
      return (value) => value.type === T.array && elements(value).length === wanted
    }
    case '$all': {
      const wanted = elements(operand).map(equalTest)
      return (value) => {
        const held = value.type === T.array ? [...elements(value), value] : [value]
        return wanted.length > 0 && wanted.every((test) => held.some(test))
      }
    }
    default:
      return leafOperator(operator, operand, { equalTest, regexTest })
  }
}

function compileElemMatch(path: Path, name: string, operand: Value, context: MatchContext): Predicate {
  const test = elementTest(operand, context)
  return onPath(
    path,
    name,
    (value) => {
      if (value?.type !== T.array) return false
      const reader = new ElementReader(value.buf, value.off)
      for (let i = 0; reader.advance(); i++) {
        if (test(reader.value())) {
          context.onArrayMatch?.(name, i)
          return true
        }
      }
      return false
    },
    {},
    false,
  )
}
