import { finite } from '../bson/decimal.ts'
import { exactDecimal } from '../bson/doubles.ts'
import { arithmetic, decimalValue, integerValue } from '../bson/numbers.ts'
import { isNumber, readInt64, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'

/**
 * A sum as MongoDB makes it: integers exact, doubles with twice their precision (so that ten times 0.1 is 1), decimals
 * apart; the result has the widest type that was added.
 */
export class Total {
  private widest: number = T.int32
  private integers = 0
  private beyond = 0n
  private high = 0
  private low = 0
  private special: number | undefined
  private decimals: Value | undefined

  add(value: Value): void {
    switch (value.type) {
      case T.int32:
        this.addInteger(value.buf.readInt32LE(value.off))
        return
      case T.int64:
        if (this.widest === T.int32) this.widest = T.int64
        this.addInteger(readInt64(value.buf, value.off))
        return
      case T.double:
        if (this.widest !== T.decimal) this.widest = T.double
        this.addDouble(value.buf.readDoubleLE(value.off))
        return
      default:
        this.widest = T.decimal
        this.decimals = this.decimals ? arithmetic('+', this.decimals, value) : value
    }
  }

  private addInteger(value: number | bigint): void {
    const sum = typeof value === 'number' ? this.integers + value : Number.NaN
    if (Number.isSafeInteger(sum)) this.integers = sum
    else {
      this.beyond += BigInt(this.integers) + BigInt(value)
      this.integers = 0
    }
  }

  private addDouble(value: number): void {
    if (!Number.isFinite(value)) {
      this.special = (this.special ?? 0) + value
      return
    }
    const sum = this.high + value
    const shift = sum - this.high
    this.low += this.high - (sum - shift) + (value - shift)
    this.high = sum
  }

  /** The sum so far; more may be added. */
  result(): Value {
    const integers = this.beyond + BigInt(this.integers)
    if (this.widest === T.decimal) return this.asDecimal(integers)
    if (this.widest === T.double) return values.double(this.asDouble(integers))
    return integerValue(integers, this.widest === T.int64) ?? values.double(Number(integers))
  }

  private asDouble(integers: bigint): number {
    if (this.special !== undefined) return this.special
    const whole = new Total()
    whole.high = this.high
    whole.low = this.low
    const near = Number(integers)
    whole.addDouble(near)
    whole.addDouble(Number(integers - BigInt(near)))
    return Number.isFinite(whole.high) ? whole.high + whole.low : whole.high
  }

  private asDecimal(integers: bigint): Value {
    let sum = this.decimals ?? values.int32(0)
    if (this.special !== undefined) return arithmetic('+', sum, values.double(this.special)) as Value
    const whole = finite(integers < 0n, integers < 0n ? -integers : integers, 0)
    const parts = [exactDecimal(this.high), exactDecimal(this.low), whole]
    for (const part of parts) if (part.coefficient !== 0n) sum = arithmetic('+', sum, decimalValue(part)) as Value
    return sum
  }
}

/** The sum of these values and how many numbers are among them; the others are left out. */
export function totalOf(items: Iterable<Value | undefined>): { sum: Value; count: number } {
  const total = new Total()
  let count = 0
  for (const item of items) {
    if (item === undefined || !isNumber(item)) continue
    total.add(item)
    count++
  }
  return { sum: total.result(), count }
}
