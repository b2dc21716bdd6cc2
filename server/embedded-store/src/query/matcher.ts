import { ElementReader, elements, fields, T, truthy, type Value } from '../bson/value.ts'
import { CommandError, unsupported } from '../errors.ts'
import { equalTest, isOperatorDocument, regexTest, sizeOperand } from './leaf-tests.ts'
import { type LeafContext, leafOperator } from './operators.ts'
import { type Path, pathOf } from './path.ts'
import { type MatchContext, onPath, type Predicate } from './path-tests.ts'

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

/** Compiles a filter document. @throws CommandError 2, 14, 115 */
export function compileFilter(raw: Value, context: MatchContext = {}): Filter {
  if (raw.type !== T.object) throw new CommandError('TypeMismatch', 'A filter has to be an object')
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
      // An alternative to nothing is a condition.
      const [only] = list
      if (only && list.length === 1) conditions.push(...only.conditions)
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

function compileField(name: string, value: Value, context: MatchContext, conditions: Condition[]): Predicate {
  const path = pathOf(name)
  if (!isOperatorDocument(value)) {
    conditions.push({ path: name, operator: value.type === T.regex ? '$regex' : '$eq', operand: value })
    return onPath(path, name, value.type === T.regex ? regexTest(value) : equalTest(value), context)
  }
  const parts: Predicate[] = []
  const operators = fields(value)
  for (const [operator, operand] of operators) {
    if (operator === '$options') {
      if (!operators.some(([other]) => other === '$regex'))
        throw new CommandError('BadValue', '$options needs a $regex')
      continue
    }
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
