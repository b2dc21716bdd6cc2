import { integerValue, isInteger, toDouble } from '../bson/numbers.ts'
import { isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { wholeNumber } from '../query/operators.ts'
import { nullish, type Operand, type Operator, unary } from './operand.ts'

/** Only doubles have these functions here: of a Decimal128 MongoDB gives 34 digits. */
function double(value: Value, operator: string): number {
  if (value.type === T.decimal) throw unsupported(`${operator} of a Decimal128`)
  return toDouble(value)
}

function real(operator: string, run: (value: number) => number): Operator {
  return unary(operator, (value) => values.double(run(double(value, operator))))
}

function positive(operator: string, code: number, run: (value: number) => number): Operator {
  return real(operator, (value) => {
    if (value <= 0) throw new CommandError(code, `${operator}'s argument must be a positive number, but is ${value}`)
    return run(value)
  })
}

/** @throws CommandError 50989 outside the bounds; NaN passes */
function bounded(operator: string, least: number, most: number, run: (value: number) => number): Operator {
  return real(operator, (value) => {
    if (value < least || value > most)
      throw new CommandError(50989, `cannot apply ${operator} to ${value}, value must be in [${least},${most}]`)
    return run(value)
  })
}

const LARGEST = Number.MAX_VALUE

function log([value, base]: Operand[]): Value {
  if (nullish(value) || nullish(base)) return values.null
  const [x, b] = [value as Value, base as Value]
  if (!isNumber(x)) throw new CommandError(28756, "$log's argument must be numeric")
  if (!isNumber(b)) throw new CommandError(28757, "$log's base must be numeric")
  const [number, root] = [double(x, '$log'), double(b, '$log')]
  if (number <= 0) throw new CommandError(28758, `$log's argument must be a positive number, but is ${number}`)
  if (root <= 0 || root === 1)
    throw new CommandError(28759, `$log's base must be a positive number not equal to 1, but is ${root}`)
  return values.double(Math.log(number) / Math.log(root))
}

/** A whole power of whole numbers, exact while it fits 64 bits. */
function wholePower(base: bigint, exponent: bigint, wide: boolean): Value {
  const inexact = () => values.double(Number(base) ** Number(exponent))
  if (base === 0n || base === 1n) return integerValue(exponent === 0n ? 1n : base, wide) ?? inexact()
  if (base === -1n) return integerValue(exponent % 2n === 0n ? 1n : -1n, wide) ?? inexact()
  if (exponent < 0n || exponent > 63n) return inexact()
  return integerValue(base ** exponent, wide) ?? inexact()
}

function power([base, exponent]: Operand[]): Value {
  if (nullish(base) || nullish(exponent)) return values.null
  const [x, n] = [base as Value, exponent as Value]
  if (!isNumber(x)) throw new CommandError(28762, "$pow's base must be numeric")
  if (!isNumber(n)) throw new CommandError(28763, "$pow's exponent must be numeric")
  const [number, by] = [double(x, '$pow'), double(n, '$pow')]
  if (number === 0 && by < 0) throw new CommandError(28764, '$pow cannot take a base of 0 and a negative exponent')
  if (!isInteger(x) || !isInteger(n)) return values.double(number ** by)
  const wide = x.type === T.int64 || n.type === T.int64
  return wholePower(wholeNumber(x) as bigint, wholeNumber(n) as bigint, wide)
}

function arcOfTwo([y, x]: Operand[]): Value {
  if (nullish(y) || nullish(x)) return values.null
  const [a, b] = [y as Value, x as Value]
  if (!isNumber(a)) throw new CommandError(51044, '$atan2 only supports numeric types')
  if (!isNumber(b)) throw new CommandError(51045, '$atan2 only supports numeric types')
  return values.double(Math.atan2(double(a, '$atan2'), double(b, '$atan2')))
}

/** Roots, powers, logarithms, angles. */
export const REAL_OPERATORS: Record<string, Operator> = {
  $sqrt: real('$sqrt', (value) => {
    if (value < 0) throw new CommandError(28714, "$sqrt's argument must be greater than or equal to 0")
    return Math.sqrt(value)
  }),
  $exp: real('$exp', Math.exp),
  $ln: positive('$ln', 28766, Math.log),
  $log10: positive('$log10', 28761, Math.log10),
  $log: { arity: [2, 2], run: log },
  $pow: { arity: [2, 2], run: power },
  $sin: bounded('$sin', -LARGEST, LARGEST, Math.sin),
  $cos: bounded('$cos', -LARGEST, LARGEST, Math.cos),
  $tan: bounded('$tan', -LARGEST, LARGEST, Math.tan),
  $asin: bounded('$asin', -1, 1, Math.asin),
  $acos: bounded('$acos', -1, 1, Math.acos),
  $atan: real('$atan', Math.atan),
  $atan2: { arity: [2, 2], run: arcOfTwo },
  $sinh: real('$sinh', Math.sinh),
  $cosh: real('$cosh', Math.cosh),
  $tanh: real('$tanh', Math.tanh),
  $asinh: real('$asinh', Math.asinh),
  $acosh: bounded('$acosh', 1, Number.POSITIVE_INFINITY, Math.acosh),
  $atanh: bounded('$atanh', -1, 1, Math.atanh),
  $degreesToRadians: real('$degreesToRadians', (value) => value * (Math.PI / 180)),
  $radiansToDegrees: real('$radiansToDegrees', (value) => value * (180 / Math.PI)),
}
