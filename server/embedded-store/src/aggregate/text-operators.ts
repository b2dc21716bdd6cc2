import { toDouble } from '../bson/numbers.ts'
import { isNumber, T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { plainText } from './conversion-operators.ts'
import { ANY, array, nullish, type Operand, type Operator } from './operand.ts'

function text(operator: string, run: (value: string) => Value): Operator {
  return {
    arity: [1, 1],
    run: ([value]) => run(nullish(value) ? '' : plainText(value as unknown as Value, operator)),
  }
}

/** A text itself, not what could be made one. @throws CommandError with this code */
function requireText(value: Operand, operator: string, code: number): string {
  if (value?.type === T.string) return textOf(value)
  throw new CommandError(code, `${operator} requires a string argument`)
}

/** A whole number that is not negative. @throws CommandError with these codes */
function place(value: Operand, operator: string, codes: { type: number; negative: number }): number {
  const number = value !== undefined && isNumber(value) ? toDouble(value) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new CommandError(codes.type, `${operator} requires an integral index`)
  if (number < 0) throw new CommandError(codes.negative, `${operator} requires a nonnegative index, found ${number}`)
  return number
}

function split([value, separator]: Operand[]): Value {
  if (nullish(value) || nullish(separator)) return values.null
  const [whole, by] = [requireText(value, '$split', 40085), requireText(separator, '$split', 40086)]
  if (by === '') throw new CommandError(40087, '$split requires a non-empty separator')
  return array(whole.split(by).map((part) => values.string(part)))
}

function indexOf([value, wanted, from, to]: Operand[]): Value {
  if (nullish(value)) return values.null
  const whole = [...requireText(value, '$indexOfCP', 40093)]
  const part = requireText(wanted, '$indexOfCP', 40094)
  const codes = { type: 40096, negative: 40097 }
  const start = from === undefined ? 0 : place(from, '$indexOfCP', codes)
  const end = to === undefined ? whole.length : Math.min(place(to, '$indexOfCP', codes), whole.length)
  if (start > end) return values.int32(-1)
  const slice = whole.slice(start, end).join('')
  const at = slice.indexOf(part)
  return values.int32(at < 0 ? -1 : start + [...slice.slice(0, at)].length)
}

function indexOfBytes([value, wanted, from, to]: Operand[]): Value {
  if (nullish(value)) return values.null
  const whole = Buffer.from(requireText(value, '$indexOfBytes', 40091))
  const part = Buffer.from(requireText(wanted, '$indexOfBytes', 40092))
  const codes = { type: 40096, negative: 40097 }
  const start = from === undefined ? 0 : place(from, '$indexOfBytes', codes)
  const end = to === undefined ? whole.length : Math.min(place(to, '$indexOfBytes', codes), whole.length)
  return values.int32(start > end ? -1 : whole.subarray(0, end).indexOf(part, start))
}

/** Whether a byte goes on with a character of UTF-8. */
function continues(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

/** @throws CommandError 16034, 16035, 50752, 28656, 28657 */
function substringOfBytes([value, from, count]: Operand[]): Value {
  const whole = Buffer.from(nullish(value) ? '' : plainText(value as unknown as Value, '$substrBytes'))
  if (from === undefined || !isNumber(from))
    throw new CommandError(16034, '$substrBytes: starting index must be a numeric type')
  if (count === undefined || !isNumber(count))
    throw new CommandError(16035, '$substrBytes: length must be a numeric type')
  const [start, length] = [Math.trunc(toDouble(from)), Math.trunc(toDouble(count))]
  if (start < 0) throw new CommandError(50752, `$substrBytes: starting index must be non-negative (got: ${start})`)
  if (continues(whole[start]))
    throw new CommandError(28656, '$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.')
  // A negative length means the rest.
  const end = length < 0 ? whole.length : Math.min(start + length, whole.length)
  if (continues(whole[end]))
    throw new CommandError(28657, '$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.')
  return values.string(whole.toString('utf8', start, Math.max(start, end)))
}

function compareCaseless([a, b]: Operand[]): Value {
  const [x, y] = [a, b].map((one) => {
    const plain = nullish(one) ? '' : plainText(one as unknown as Value, '$strcasecmp')
    return Buffer.from(plain.replace(/[a-z]+/g, (part) => part.toUpperCase()))
  }) as [Buffer, Buffer]
  return values.int32(Buffer.compare(x, y))
}

function substring([value, from, count]: Operand[]): Value {
  const whole = nullish(value) ? '' : plainText(value as unknown as Value, '$substrCP')
  const start = place(from, '$substrCP', { type: 34450, negative: 34455 })
  const length = place(count, '$substrCP', { type: 34452, negative: 34454 })
  return values.string([...whole].slice(start, start + length).join(''))
}

function length(operator: string, measure: (value: string) => number): Operator {
  return {
    arity: [1, 1],
    run: ([value]) => values.int32(measure(requireText(value, operator, operator === '$strLenCP' ? 34471 : 34473))),
  }
}

/** Operators on texts. */
export const TEXT_OPERATORS: Record<string, Operator> = {
  $concat: {
    arity: [0, ANY],
    run: (operands) => {
      if (operands.some(nullish)) return values.null
      if (operands.some((one) => one?.type !== T.string)) throw new CommandError(16702, '$concat only supports strings')
      return values.string(operands.map((one) => textOf(one as Value)).join(''))
    },
  },
  $toLower: text('$toLower', (value) => values.string(value.replace(/[A-Z]+/g, (part) => part.toLowerCase()))),
  $toUpper: text('$toUpper', (value) => values.string(value.replace(/[a-z]+/g, (part) => part.toUpperCase()))),
  $strLenCP: length('$strLenCP', (value) => [...value].length),
  $strLenBytes: length('$strLenBytes', (value) => Buffer.byteLength(value)),
  $strcasecmp: { arity: [2, 2], run: compareCaseless },
  $split: { arity: [2, 2], run: split },
  $indexOfCP: { arity: [2, 4], run: indexOf },
  $indexOfBytes: { arity: [2, 4], run: indexOfBytes },
  $substrCP: { arity: [3, 3], run: substring },
  $substrBytes: { arity: [3, 3], run: substringOfBytes },
  $substr: { arity: [3, 3], run: substringOfBytes },
}
