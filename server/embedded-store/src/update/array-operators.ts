import { compareValues } from '../bson/key.ts'
import { elements, fields, T, type Value } from '../bson/value.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter, elementTest } from '../query/matcher.ts'
import { isOperatorDocument, regexTest } from '../query/operators.ts'
import { type Node, nodeValue, Tree } from './tree.ts'

function requireArray(node: Node, operator: string, path: string): Tree {
  if (node instanceof Tree && node.isArray) return node
  throw new CommandError('BadValue', `The field '${path}' must be an array to apply ${operator} to it`)
}

/** The values to add: one, or those of `$each`. */
function each(operator: string, operand: Value, wrong: 'BadValue' | 'TypeMismatch'): Value[] {
  const modifiers = operand.type === T.object ? new Map(fields(operand)) : undefined
  const list = modifiers?.get('$each')
  if (!modifiers || !list) return [operand]
  if (list.type !== T.array) throw new CommandError(wrong, 'The argument to $each must be an array')
  for (const name of modifiers.keys()) {
    if (operator === '$push' && ['$position', '$slice', '$sort'].includes(name)) throw unsupported(`$push with ${name}`)
    if (name !== '$each') throw new CommandError('BadValue', `Unrecognized clause in update: ${name}`)
  }
  return elements(list)
}

/** `$push` with `$each`. */
export function push(existing: Node | undefined, operand: Value, path: string): Tree {
  const items = each('$push', operand, 'BadValue')
  const array = existing === undefined ? new Tree(true) : requireArray(existing, '$push', path)
  for (const item of items) array.parts.push(item)
  return array
}

/** `$addToSet` with `$each`. */
export function addToSet(existing: Node | undefined, operand: Value, path: string): Tree {
  const items = each('$addToSet', operand, 'TypeMismatch')
  const array = existing === undefined ? new Tree(true) : requireArray(existing, '$addToSet', path)
  for (const item of items) {
    if (!array.parts.some((part) => compareValues(nodeValue(part), item) === 0)) array.parts.push(item)
  }
  return array
}

function pullTest(operand: Value): (element: Value) => boolean {
  if (operand.type === T.regex) return regexTest(operand)
  if (isOperatorDocument(operand)) return elementTest(operand)
  if (operand.type === T.object) {
    const filter = compileFilter(operand)
    return (element) => element.type === T.object && filter.matches(element)
  }
  return (element) => compareValues(element, operand) === 0
}

/** `$pull` by a value, a filter of documents or operators. */
export function pull(existing: Node | undefined, operand: Value, path: string): void {
  if (existing === undefined) return
  const array = requireArray(existing, '$pull', path)
  const test = pullTest(operand)
  const kept = array.parts.filter((part) => !test(nodeValue(part)))
  array.parts.splice(0, array.parts.length, ...kept)
}
