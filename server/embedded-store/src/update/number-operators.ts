import { arithmetic, bitwise, isInteger } from '../bson/numbers.ts'
import { fields, isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName } from '../query/operators.ts'
import { type Node, nodeValue } from './tree.ts'

function number(operator: string, node: Node | undefined, operand: Value, path: string[]): Value | undefined {
  if (!isNumber(operand))
    throw new CommandError(
      'TypeMismatch',
      `Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path.join('.')}}`,
    )
  if (node === undefined) return undefined
  const value = nodeValue(node)
  if (!isNumber(value)) {
    throw new CommandError(
      'TypeMismatch',
      `Cannot apply ${operator} to a value of non-numeric type. The field '${path.join('.')}' has non-numeric type ${typeName(value.type)}`,
    )
  }
  return value
}

/** What `$inc` and `$mul` make of a value; what is missing counts as zero. @throws CommandError 14, 2 beyond 64 bits */
export function incremented(operator: '$inc' | '$mul', node: Node | undefined, operand: Value, path: string[]): Value {
  const before = number(operator, node, operand, path)
  if (before === undefined) return operator === '$inc' ? operand : (arithmetic('*', values.int32(0), operand) as Value)
  const result = arithmetic(operator === '$inc' ? '+' : '*', before, operand)
  if (result === undefined)
    throw new CommandError(
      'BadValue',
      `Failed to apply ${operator} operations to current value for field '${path.join('.')}': 64-bit overflow`,
    )
  return result
}

/** `$bit` @throws CommandError 2 for what is no integer */
export function applyBits(node: Node | undefined, operand: Value, path: string[]): Value {
  let value = node === undefined ? values.int32(0) : nodeValue(node)
  if (operand.type !== T.object)
    throw new CommandError('BadValue', 'The $bit modifier is not compatible with this type')
  const masks = fields(operand)
  if (masks.length === 0) throw new CommandError('BadValue', 'You must pass in at least one bitwise operation')
  for (const [name, mask] of masks) {
    if (name !== 'and' && name !== 'or' && name !== 'xor')
      throw new CommandError('BadValue', `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    if (!isInteger(value) || !isInteger(mask))
      throw new CommandError('BadValue', `Cannot apply $bit to a value of non-integral type at '${path.join('.')}'`)
    value = bitwise(name, value, mask)
  }
  return value
}
