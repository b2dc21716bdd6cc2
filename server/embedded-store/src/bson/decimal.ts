/** A Decimal128 taken apart: `(-1)^negative · coefficient · 10^exponent`. */
export interface Decimal {
  kind: 'finite' | 'infinite' | 'nan'
  negative: boolean
  coefficient: bigint
  exponent: number
}

const BIAS = 6176
const DIGITS = 34
const MAX_COEFFICIENT = 10n ** 34n - 1n
const MAX_EXPONENT = 6111

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

/** Drops `count` digits from the right, rounding half to even. */
function dropDigits(coefficient: bigint, count: number): bigint {
  const unit = 10n ** BigInt(count)
  const quotient = coefficient / unit
  const twice = (coefficient % unit) * 2n
  return twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient
}

function fit(value: Decimal): Decimal {
  let { coefficient, exponent } = value
  for (let extra = coefficient.toString().length - DIGITS; extra > 0; extra = coefficient.toString().length - DIGITS) {
    coefficient = dropDigits(coefficient, extra)
    exponent += extra
  }
  if (exponent < -BIAS) {
    coefficient = -BIAS - exponent > DIGITS + 1 ? 0n : dropDigits(coefficient, -BIAS - exponent)
    exponent = -BIAS
  }
  while (exponent > MAX_EXPONENT && coefficient !== 0n && coefficient * 10n <= MAX_COEFFICIENT) {
    coefficient *= 10n
    exponent -= 1
  }
  if (exponent > MAX_EXPONENT) {
    return coefficient === 0n ? finite(value.negative, 0n, MAX_EXPONENT) : { ...value, kind: 'infinite' }
  }
  return finite(value.negative, coefficient, exponent)
}

export function writeDecimal(value: Decimal): Buffer {
  const out = Buffer.alloc(16)
  const fitted = value.kind === 'finite' ? fit(value) : value
  const sign = fitted.negative ? 1n << 63n : 0n
  if (fitted.kind === 'nan') out.writeBigUInt64LE(0x7c00000000000000n, 8)
  else if (fitted.kind === 'infinite') out.writeBigUInt64LE(sign | 0x7800000000000000n, 8)
  else {
    out.writeBigUInt64LE(fitted.coefficient & 0xffffffffffffffffn, 0)
    out.writeBigUInt64LE(sign | (BigInt(fitted.exponent + BIAS) << 49n) | (fitted.coefficient >> 64n), 8)
  }
  return out
}

/** The decimal of a number: 15 significant digits for a fraction, as a double means no more; exact for integers. */
export function decimalOf(value: number | bigint): Decimal {
  if (typeof value === 'bigint') return finite(value < 0n, value < 0n ? -value : value, 0)
  if (Number.isNaN(value)) return { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 }
  if (!Number.isFinite(value)) return { kind: 'infinite', negative: value < 0, coefficient: 0n, exponent: 0 }
  if (Number.isInteger(value)) return decimalOf(BigInt(value))
  return parseDecimal(value.toPrecision(15))
}

/** Reads decimal notation; the caller has made sure that it is a number. */
function parseDecimal(text: string): Decimal {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text)
  if (!match) return { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 }
  const fraction = match[3] ?? ''
  const coefficient = BigInt(`${match[2] ?? ''}${fraction}` || '0')
  return finite(match[1] === '-', coefficient, Number(match[4] ?? '0') - fraction.length)
}

function signed(value: Decimal, exponent: number): bigint {
  const scaled = value.coefficient * 10n ** BigInt(value.exponent - exponent)
  return value.negative ? -scaled : scaled
}

const NAN: Decimal = { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 }

export function addDecimal(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN
  if (a.kind === 'infinite') return b.kind === 'infinite' && a.negative !== b.negative ? NAN : a
  if (b.kind === 'infinite') return b
  if (a.coefficient === 0n && a.exponent > b.exponent) return b
  if (b.coefficient === 0n && b.exponent > a.exponent) return a
  // Beyond twice the precision the smaller one cannot be seen in the result.
  if (Math.abs(a.exponent - b.exponent) > 3 * DIGITS) return a.exponent > b.exponent ? a : b
  const exponent = Math.min(a.exponent, b.exponent)
  const sum = signed(a, exponent) + signed(b, exponent)
  return finite(sum < 0n, sum < 0n ? -sum : sum, exponent)
}

/** Plain notation, good enough for a double to be read from it. */
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
