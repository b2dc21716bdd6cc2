import { compareValues } from '../bson/key.ts'
import { ElementReader, isNumber, regexOf, T, textOf, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import { compileRegex } from './regex.ts'

/** A condition on one value; undefined is a missing one. */
export type LeafTest = (value: Value | undefined) => boolean

/** True for `{$gt: …}`: a document whose first field is an operator. */
export function isOperatorDocument(value: Value): boolean {
  if (value.type !== T.object) return false
  const reader = new ElementReader(value.buf, value.off)
  if (!reader.advance() || reader.buf[reader.nameStart] !== 0x24) return false
  const name = reader.name()
  return name !== '$ref' && name !== '$id' && name !== '$db'
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

/** What `$size` asks for. @throws CommandError 2 */
export function sizeOperand(operand: Value): number {
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
