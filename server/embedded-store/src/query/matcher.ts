import { ElementReader, elements, fields, T, truthy, type Value } from '../bson/value.ts'
import { CommandError, unsupported } from '../errors.ts'
import { equalTest, isOperatorDocument, regexTest, type ValueTest, valueTest } from './operators.ts'
import { type Path, pathOf, visitPath } from './path.ts'

/** Whether a document is matched. */
export type Predicate = (doc: Value) => boolean

/** One condition on one path, as the planner reads it. */
export interface Condition {
  path: string
  operator: string
  operand: Value
}

export interface Filter {
  matches: Predicate
  /** Conditions that all must hold; conditions that are not listed only narrow the result further. */
  conditions: Condition[]
  /** Branches of a top-level `$or`. */
  branches: Filter[][]
}

function all(parts: Predicate[]): Predicate {
  if (parts.length === 0) return () => true
  if (parts.length === 1) return parts[0] as Predicate
  return (doc) => parts.every((part) => part(doc))
}

/** Compiles a filter document. @throws CommandError 2, 14, 115 */
export function compileFilter(raw: Value): Filter {
  if (raw.type !== T.object) throw new CommandError('TypeMismatch', 'A filter has to be an object')
  const filter: Filter = { matches: () => true, conditions: [], branches: [] }
  const parts: Predicate[] = []
  for (const [name, value] of fields(raw)) {
    if (name.startsWith('$')) parts.push(...compileLogical(name, value, filter))
    else parts.push(compileField(name, value, filter.conditions))
  }
  filter.matches = all(parts)
  return filter
}

function clauses(name: string, value: Value): Filter[] {
  if (value.type !== T.array) throw new CommandError('BadValue', `${name} must be an array`)
  const list = elements(value)
  if (list.length === 0) throw new CommandError('BadValue', '$and/$or/$nor must be a nonempty array')
  return list.map((clause) => {
    if (clause.type !== T.object) {
      throw new CommandError('BadValue', '$or/$and/$nor entries need to be full objects')
    }
    return compileFilter(clause)
  })
}

function compileLogical(name: string, value: Value, { conditions, branches }: Filter): Predicate[] {
  switch (name) {
    case '$and': {
      const list = clauses(name, value)
      for (const clause of list) conditions.push(...clause.conditions)
      return list.map((clause) => clause.matches)
    }
    case '$or': {
      const list = clauses(name, value)
      // An alternative to nothing is a condition.
      const [only] = list
      if (only && list.length === 1) conditions.push(...only.conditions)
      branches.push(list)
      return [(doc) => list.some((clause) => clause.matches(doc))]
    }
    case '$nor': {
      const list = clauses(name, value)
      return [(doc) => !list.some((clause) => clause.matches(doc))]
    }
    case '$comment':
      return []
    case '$expr':
    case '$where':
    case '$text':
    case '$jsonSchema':
    case '$sampleRate':
      throw unsupported(name)
    default:
      throw new CommandError('BadValue', `unknown top level operator: ${name}`)
  }
}

function compileField(name: string, value: Value, conditions: Condition[]): Predicate {
  const path = pathOf(name)
  if (!isOperatorDocument(value)) {
    const operator = value.type === T.regex ? '$regex' : '$eq'
    conditions.push({ path: name, operator, operand: value })
    return onPath(path, operator === '$regex' ? regexTest(value) : equalTest(value))
  }
  const parts: Predicate[] = []
  for (const [operator, operand] of fields(value)) {
    const options = operator === '$regex' ? optionsBeside(value) : undefined
    if (operator === '$options') {
      if (!fields(value).some(([other]) => other === '$regex'))
        throw new CommandError('BadValue', '$options needs a $regex')
      continue
    }
    if (!options) conditions.push({ path: name, operator, operand })
    parts.push(compileOperator(path, name, operator, operand, options))
  }
  return all(parts)
}

/** The `$options` beside a `$regex`. */
function optionsBeside(operators: Value): Value | undefined {
  return fields(operators).find(([name]) => name === '$options')?.[1]
}

/** An operator as a test on one value, and how the test applies to the values of a path. */
interface OperatorTest {
  test: ValueTest
  /** Holds if the test does not. */
  negated: boolean
  /** Applies to the elements of an array, too. */
  expand: boolean
}

/** @throws CommandError 2, 14, 115 */
function operatorTest(operator: string, operand: Value, options: Value | undefined): OperatorTest {
  switch (operator) {
    case '$ne':
      if (operand.type === T.regex) throw new CommandError('BadValue', "Can't have regex as arg to $ne.")
      return { test: equalTest(operand), negated: true, expand: true }
    case '$nin':
      return { test: valueTest('$in', operand), negated: true, expand: true }
    case '$exists':
      return { test: (value) => value !== undefined, negated: !truthy(operand), expand: false }
    case '$regex':
      return { test: regexTest(operand, options), negated: false, expand: true }
    case '$elemMatch': {
      const test = elementTest(operand)
      return { test: (value) => value?.type === T.array && elements(value).some(test), negated: false, expand: false }
    }
    default:
      return { test: valueTest(operator, operand), negated: false, expand: operator !== '$size' }
  }
}

function compileOperator(path: Path, name: string, operator: string, operand: Value, options?: Value): Predicate {
  if (operator === '$not') {
    const positive =
      operand.type === T.regex ? onPath(path, regexTest(operand)) : compileField(name, negated(operand), [])
    return (doc) => !positive(doc)
  }
  if (operator === '$all') return compileAll(path, operand)
  const { test, negated: not, expand } = operatorTest(operator, operand, options)
  const positive = onPath(path, test, expand)
  return not ? (doc) => !positive(doc) : positive
}

/** The operand of `$not`. @throws CommandError 2 */
function negated(operand: Value): Value {
  if (!isOperatorDocument(operand)) throw new CommandError('BadValue', '$not needs a regex or a document')
  return operand
}

/** The elements of the operand of `$all` as tests, each with whether it looks at an array as a whole. */
function allTests(operand: Value): OperatorTest[] {
  if (operand.type !== T.array) throw new CommandError('BadValue', '$all needs an array')
  return elements(operand).map((item) => {
    if (!isOperatorDocument(item)) {
      return { test: item.type === T.regex ? regexTest(item) : equalTest(item), negated: false, expand: true }
    }
    const [operator, inner] = fields(item)[0] as [string, Value]
    if (operator !== '$elemMatch') throw new CommandError('BadValue', `no ${operator} expressions in $all`)
    return operatorTest(operator, inner, undefined)
  })
}

function compileAll(path: Path, operand: Value): Predicate {
  const tests = allTests(operand)
  if (tests.length === 0) return () => false
  return all(tests.map(({ test, expand }) => onPath(path, test, expand)))
}

/** `$elemMatch` on one value: a filter of documents, or operators on the element itself. */
export function elementTest(operand: Value): (element: Value) => boolean {
  if (operand.type !== T.object) throw new CommandError('BadValue', '$elemMatch needs an Object')
  const first = fields(operand)[0]?.[0] ?? ''
  if (!isOperatorDocument(operand) || ['$and', '$or', '$nor', '$where', '$expr'].includes(first)) {
    const filter = compileFilter(operand)
    return (element) => (element.type === T.object || element.type === T.array) && filter.matches(element)
  }
  const tests = fields(operand)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, inner]) => elementOperator(operator, inner, optionsBeside(operand)))
  return (element) => tests.every((test) => test(element))
}

function elementOperator(operator: string, operand: Value, options: Value | undefined): (value: Value) => boolean {
  if (operator === '$not') {
    const inner = operand.type === T.regex ? regexTest(operand) : elementTest(negated(operand))
    return (value) => !inner(value)
  }
  if (operator === '$all') {
    const wanted = allTests(operand)
    return (value) => {
      const held = value.type === T.array ? [...elements(value), value] : [value]
      return wanted.length > 0 && wanted.every(({ test }) => held.some(test))
    }
  }
  const { test, negated: not } = operatorTest(operator, operand, options)
  return not ? (value) => !test(value) : test
}

/** Applies a test to the values of a path, and to the elements of an array at its end. */
function onPath(path: Path, test: ValueTest, expand = true): Predicate {
  const visit = (value: Value | undefined): boolean => {
    if (value !== undefined && value.type === T.array && expand) {
      const reader = new ElementReader(value.buf, value.off)
      while (reader.advance()) if (test(reader.value())) return true
    }
    return test(value)
  }
  return (doc) => visitPath(doc, path, visit)
}
