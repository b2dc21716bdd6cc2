import { compareValues } from '../bson/key.ts'
import { toDouble } from '../bson/numbers.ts'
import { elements, fields, isNumber, T, textOf, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { isOperatorDocument } from '../query/leaf-tests.ts'
import { compileFilter, elementTest } from '../query/matcher.ts'
import { wholeNumber } from '../query/operators.ts'
import { compareBySort, parseSort, type SortKey } from '../query/sort.ts'
import { type Node, nodeValue, Tree } from './tree.ts'

function requireArray(node: Node, operator: string, path: string): Tree {
  if (node instanceof Tree && node.isArray) return node
  throw new CommandError('BadValue', `The field '${path}' must be an array to apply ${operator} to it`)
}

function integer(value: Value, what: string): number {
  const whole = isNumber(value) ? wholeNumber(value) : undefined
  if (whole === undefined || (value.type === T.double && toDouble(value) !== Number(whole)))
    throw new CommandError('BadValue', `The value for ${what} must be an integer value`)
  return Number(whole)
}

function each(
  operand: Value,
  allowed: string[],
  wrong: 'BadValue' | 'TypeMismatch',
): { items: Value[]; modifiers: Map<string, Value> } {
  if (operand.type === T.object) {
    const modifiers = new Map(fields(operand))
    const list = modifiers.get('$each')
    if (list) {
      if (list.type !== T.array) throw new CommandError(wrong, 'The argument to $each must be an array')
      for (const name of modifiers.keys()) {
        if (!allowed.includes(name)) throw new CommandError('BadValue', `Unrecognized clause in update: ${name}`)
      }
      return { items: elements(list), modifiers }
    }
  }
  return { items: [operand], modifiers: new Map() }
}

/** `$push` with `$each`, `$position`, `$sort` and `$slice`. */
export function push(existing: Node | undefined, operand: Value, path: string): Tree {
  const { items, modifiers } = each(operand, ['$each', '$position', '$sort', '$slice'], 'BadValue')
  const array = existing === undefined ? new Tree(true) : requireArray(existing, '$push', path)
  const position = modifiers.get('$position')
  let at = array.parts.length
  if (position) {
    const wanted = integer(position, '$position')
    at = wanted < 0 ? Math.max(0, array.parts.length + wanted) : Math.min(wanted, array.parts.length)
  }
  array.parts.splice(at, 0, ...items)
  const sort = modifiers.get('$sort')
  if (sort) sortParts(array, sort)
  const slice = modifiers.get('$slice')
  if (slice) {
    const size = integer(slice, '$slice')
    if (size >= 0) array.parts.splice(size)
    else array.parts.splice(0, Math.max(0, array.parts.length + size))
  }
  return array
}

function pushOrder(sort: Value): SortKey[] {
  try {
    return parseSort(sort)
  } catch {
    throw new CommandError('BadValue', 'The $sort element value must be either 1 or -1')
  }
}

function sortParts(array: Tree, sort: Value): void {
  const closed = array.parts.map(nodeValue)
  if (sort.type === T.object) {
    const order = pushOrder(sort)
    closed.sort((a, b) => compareBySort(order, a, b))
  } else {
    const sign = integer(sort, '$sort')
    if (sign !== 1 && sign !== -1) throw new CommandError('BadValue', 'The $sort element value must be either 1 or -1')
    closed.sort((a, b) => sign * compareValues(a, b))
  }
  array.parts.splice(0, array.parts.length, ...closed)
}

export function addToSet(existing: Node | undefined, operand: Value, path: string): Tree {
  const { items } = each(operand, ['$each'], 'TypeMismatch')
  const array = existing === undefined ? new Tree(true) : requireArray(existing, '$addToSet', path)
  for (const item of items) {
    if (!array.parts.some((part) => compareValues(nodeValue(part), item) === 0)) array.parts.push(item)
  }
  return array
}

export function pop(array: Node, operand: Value, path: string): Tree {
  if (!(array instanceof Tree && array.isArray))
    throw new CommandError('TypeMismatch', `Path '${path}' contains an element of non-array type`)
  const end = toDouble(operand)
  if (end !== 1 && end !== -1) throw new CommandError('FailedToParse', '$pop expects 1 or -1')
  if (end === 1) array.parts.pop()
  else array.parts.shift()
  return array
}

function pullTest(operand: Value): (element: Value) => boolean {
  if (operand.type === T.regex || (operand.type === T.object && isOperatorDocument(operand))) {
    return operand.type === T.regex ? regexElement(operand) : elementTest(operand, {})
  }
  if (operand.type === T.object) {
    const filter = compileFilter(operand)
    return (element) => element.type === T.object && filter.matches(element)
  }
  return (element) => compareValues(element, operand) === 0
}

function regexElement(operand: Value): (element: Value) => boolean {
  const wrapped = new Tree(true)
  wrapped.parts.push(operand)
  const list = nodeValue(wrapped)
  const test = new Tree(false)
  test.set('$in', list)
  return elementTest(nodeValue(test), {})
}

export function pull(existing: Node, operand: Value, path: string): Tree {
  const array = requireArray(existing, '$pull', path)
  const test = pullTest(operand)
  const kept = array.parts.filter((part) => !test(nodeValue(part)))
  array.parts.splice(0, array.parts.length, ...kept)
  return array
}

export function pullAll(existing: Node, operand: Value, path: string): Tree {
  if (operand.type !== T.array) throw new CommandError('BadValue', '$pullAll requires an array argument')
  const array = requireArray(existing, '$pullAll', path)
  const unwanted = elements(operand)
  const kept = array.parts.filter((part) => !unwanted.some((one) => compareValues(nodeValue(part), one) === 0))
  array.parts.splice(0, array.parts.length, ...kept)
  return array
}

/** `$currentDate`: a date, or a timestamp where that is asked for. */
export function currentDate(operand: Value): Value {
  const type = dateType(operand)
  if (type === 'date') return values.date(Date.now())
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(1, 0)
  bytes.writeUInt32LE(Math.floor(Date.now() / 1000), 4)
  return new Value(T.timestamp, bytes, 0)
}

function dateType(operand: Value): 'date' | 'timestamp' {
  if (operand.type === T.bool) return 'date'
  const given = operand.type === T.object ? fields(operand) : []
  const [name, type] = given[0] ?? []
  const text = type?.type === T.string ? textOf(type) : undefined
  if (given.length === 1 && name === '$type' && (text === 'date' || text === 'timestamp')) return text
  throw new CommandError(
    'BadValue',
    "The $currentDate operator takes a boolean or {$type: 'date'} or {$type: 'timestamp'}",
  )
}
