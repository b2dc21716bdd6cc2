import { type Decimal, decimalOf, finite } from './decimal.ts'

const floatBits = Buffer.alloc(8)

/** The next double below. */
export function nextDown(value: number): number {
  if (value === Infinity) return Number.MAX_VALUE
  if (value === -Infinity) return value
  if (value === 0) return -Number.MIN_VALUE
  floatBits.writeDoubleBE(value)
  const bits = floatBits.readBigUInt64BE()
  floatBits.writeBigUInt64BE(value > 0 ? bits - 1n : bits + 1n)
  return floatBits.readDoubleBE()
}

/** Mantissa and power of two of a finite double, without its sign. */
function parts(value: number): { mantissa: bigint; power: number } {
  floatBits.writeDoubleBE(value)
  const bits = floatBits.readBigUInt64BE()
  const biased = Number((bits >> 52n) & 0x7ffn)
  const mantissa = (bits & 0xfffffffffffffn) | (biased === 0 ? 0n : 1n << 52n)
  return { mantissa, power: (biased === 0 ? 1 : biased) - 1075 }
}

/** A double to its last digit, of which there may be hundreds. */
export function exactDecimal(value: number): Decimal {
  if (!Number.isFinite(value) || Number.isInteger(value)) return decimalOf(value)
  const { mantissa, power } = parts(value)
  return finite(value < 0, mantissa * 5n ** BigInt(-power), power)
}

/** Sign of `decimal - double`, exactly: both are taken as fractions of whole numbers. */
export function compareDecimalToDouble(decimal: Decimal, double: number): number {
  if (!Number.isFinite(double)) return double > 0 ? -1 : 1
  const { mantissa, power } = parts(double)
  let left = decimal.negative ? -decimal.coefficient : decimal.coefficient
  let right = double < 0 ? -mantissa : mantissa
  if (decimal.exponent >= 0) left *= 10n ** BigInt(decimal.exponent)
  else right *= 10n ** BigInt(-decimal.exponent)
  if (power >= 0) right <<= BigInt(power)
  else left <<= BigInt(-power)
  return left < right ? -1 : left > right ? 1 : 0
}
