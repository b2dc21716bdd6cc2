import { BSONValue, Decimal128, Double, EJSON, Int32, Long, ObjectId } from 'bson'

type Plain = Record<string, unknown>

function isPlain(value: unknown): value is Plain {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof BSONValue)
  )
}

function number(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Int32 || value instanceof Double) return value.valueOf()
  if (value instanceof Long) return value.toNumber()
  return undefined
}

function isType(value: unknown, type: unknown): boolean {
  if (Array.isArray(type)) return type.some((one) => isType(value, one))
  switch (type) {
    case 'string':
      return typeof value === 'string'
    case 'int':
    case 'long':
    case 'double':
      return number(value) !== undefined
    case 'object':
      return isPlain(value)
    case 'array':
      return Array.isArray(value)
    case 'bool':
      return typeof value === 'boolean'
    case 'objectId':
      return value instanceof ObjectId
    case 'decimal':
      return value instanceof Decimal128
    default:
      throw new Error(`unknown type ${type} in a test`)
  }
}

function special(actual: unknown, expected: Plain, path: string): boolean {
  const [name, operand] = Object.entries(expected)[0] ?? []
  switch (name) {
    case '$$exists':
      if ((actual !== undefined) !== operand)
        throw new Error(`${path}: expected it ${operand ? 'to exist' : 'to be absent'}`)
      return true
    case '$$unsetOrMatches':
      if (actual !== undefined && actual !== null) expectMatch(actual, operand, path)
      return true
    case '$$type':
      if (!isType(actual, operand))
        throw new Error(`${path}: expected type ${operand}, found ${EJSON.stringify(actual)}`)
      return true
    default:
      if (name?.startsWith('$$')) throw new Error(`unknown operator ${name} in a test`)
      return false
  }
}

/** Compares by the unified test format: numbers by value; documents at the root may have more fields than expected. */
export function expectMatch(found: unknown, expected: unknown, path: string, root = true): void {
  // The driver returns sort orders as maps.
  const actual = found instanceof Map ? Object.fromEntries(found) : found
  const fail: () => never = () => {
    throw new Error(`${path}: expected ${EJSON.stringify(expected)}, found ${EJSON.stringify(actual)}`)
  }
  if (isPlain(expected)) {
    if (Object.keys(expected).length === 1 && special(actual, expected, path)) return
    if (!isPlain(actual)) fail()
    for (const [name, value] of Object.entries(expected)) expectMatch(actual[name], value, `${path}.${name}`, false)
    if (!root) for (const name of Object.keys(actual)) if (!(name in expected)) fail()
    return
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) fail()
    expected.forEach((value, i) => {
      expectMatch(actual[i], value, `${path}[${i}]`, root)
    })
    return
  }
  const [a, b] = [number(actual), number(expected)]
  if (
    a !== undefined && b !== undefined ? a !== b : EJSON.stringify({ v: actual }) !== EJSON.stringify({ v: expected })
  )
    fail()
}
