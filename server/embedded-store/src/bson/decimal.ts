/** A Decimal128 taken apart: `(-1)^negative · coefficient · 10^exponent`. */
export interface Decimal {
  kind: 'finite' | 'infinite' | 'nan'
  negative: boolean
  coefficient: bigint
  exponent: number
}

const BIAS = 6176
const MAX_COEFFICIENT = 10n ** 34n - 1n

function finite(negative: boolean, coefficient: bigint, exponent: number): Decimal {
  return { kind: 'finite', negative, coefficient, exponent }
}

export function readDecimal(buf: Buffer, off: number): Decimal {
  const low = buf.readBigUInt64LE(off)
  const high = buf.readBigUInt64LE(off + 8)
  const negative = high >> 63n === 1n
  const top = Number((high >> 58n) & 0x1fn)
  if (top === 0x1f) return { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 }
  if (top === 0x1e) return { kind: 'infinite', negative, coefficient: 0n, exponent: 0 }
  // The second form of the exponent goes with coefficients above 34 digits, which count as zero.
  if (top >= 0x18) return finite(negative, 0n, Number((high >> 47n) & 0x3fffn) - BIAS)
  const coefficient = ((high & 0x1ffffffffffffn) << 64n) | low
  const exponent = Number((high >> 49n) & 0x3fffn) - BIAS
  return finite(negative, coefficient > MAX_COEFFICIENT ? 0n : coefficient, exponent)
}

/** Plain notation, precise enough to read a double from it. */
export function decimalText(value: Decimal): string {
  if (value.kind === 'nan') return 'NaN'
  if (value.kind === 'infinite') return value.negative ? '-Infinity' : 'Infinity'
  return `${value.negative ? '-' : ''}${value.coefficient}e${value.exponent}`
}

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
