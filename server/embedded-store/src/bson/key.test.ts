import { describe, expect, it } from '@jest/globals'
import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
} from 'bson'
import fc from 'fast-check'
import { compareValues, keyOf } from './key.ts'
import { documentAt, field, type Value } from './value.ts'

function value(v: unknown): Value {
  return field(documentAt(Buffer.from(serialize({ v }, { ignoreUndefined: false }))), 'v') as Value
}

/** A number as a fraction of whole numbers, to compare without any rounding. */
function fraction(v: Int32 | Double | Long | Decimal128): { top: bigint; bottom: bigint } {
  if (v instanceof Decimal128) {
    const match = /^(-?)(\d+)\.?(\d*)(?:E([+-]?\d+))?$/.exec(v.toString())
    if (!match) throw new Error(v.toString())
    const digits = BigInt(`${match[2]}${match[3]}`) * (match[1] === '-' ? -1n : 1n)
    const power = Number(match[4] ?? 0) - (match[3]?.length ?? 0)
    return power >= 0
      ? { top: digits * 10n ** BigInt(power), bottom: 1n }
      : { top: digits, bottom: 10n ** BigInt(-power) }
  }
  if (v instanceof Long) return { top: v.toBigInt(), bottom: 1n }
  let number = v.valueOf()
  let bottom = 1n
  while (!Number.isInteger(number)) {
    number *= 2
    bottom *= 2n
  }
  return { top: BigInt(number), bottom }
}

const numbers = fc.oneof(
  fc.integer().map((n) => new Int32(n | 0)),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }).map((n) => new Double(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }).map((n) => Long.fromBigInt(n)),
  fc.constantFrom(2 ** 53, 2 ** 53 + 2, 0.1, -0.1, 0.5).map((n) => new Double(n)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -40, max: 10 }))
    .map(([digits, power]) => Decimal128.fromString(`${digits}E${power}`)),
  fc.constantFrom('0.1', '0.10', '0.5', '9007199254740993', '-0', '1E-40').map((text) => Decimal128.fromString(text)),
)

describe('ordered keys', () => {
  it('[W22] orders numbers of all types exactly', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [fraction(a), fraction(b)]
        const difference = x.top * y.bottom - y.top * x.bottom
        const expected = difference < 0n ? -1 : difference > 0n ? 1 : 0
        expect(Math.sign(Buffer.compare(keyOf(value(a)), keyOf(value(b))))).toBe(expected)
        expect(Math.sign(compareValues(value(a), value(b)))).toBe(expected)
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  it('orders types as documented', () => {
    const ascending = [
      new MinKey(),
      null,
      Number.NaN,
      new Double(Number.NEGATIVE_INFINITY),
      new Int32(-5),
      new Double(1.5),
      new Double(Number.POSITIVE_INFINITY),
      '',
      'a',
      'a\u0000b',
      'ab',
      'b',
      {},
      { a: 1 },
      { a: 2 },
      { b: 0 },
      { a: 'x' },
      [],
      [1],
      [1, 2],
      [2],
      new Binary(Buffer.from([9])),
      new Binary(Buffer.from([1, 2])),
      new ObjectId('000000000000000000000001'),
      false,
      true,
      new Date(-1),
      new Date(0),
      new Timestamp({ t: 1, i: 2 }),
      new BSONRegExp('a'),
      new MaxKey(),
    ].map(value)
    for (let i = 0; i < ascending.length; i++) {
      for (let j = 0; j < ascending.length; j++) {
        const [a, b] = [ascending[i] as Value, ascending[j] as Value]
        expect([i, j, Math.sign(compareValues(a, b))]).toEqual([i, j, Math.sign(i - j)])
        expect([i, j, Math.sign(Buffer.compare(keyOf(a), keyOf(b)))]).toEqual([i, j, Math.sign(i - j)])
      }
    }
  })
})
