import { compareValues } from '../bson/key.ts'
import { arithmetic, decimalValue, divide, integerValue, toDecimal, toDouble } from '../bson/numbers.ts'
import { isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { isNaNValue } from '../query/operators.ts'

/** Rounds a boundary to the next number of a series that is greater, or smaller; zero stays. */
export interface Granularity {
  up(value: Value): Value
  down(value: Value): Value
}

// Preferred numbers: the Renard series (ISO 3), 1-2-5, and the E series (IEC 60063).
const E192 =
  '100 101 102 104 105 106 107 109 110 111 113 114 115 117 118 120 121 123 124 126 127 129 130 132 133 135 137 138 140 142 ' +
  '143 145 147 149 150 152 154 156 158 160 162 164 165 167 169 172 174 176 178 180 182 184 187 189 191 193 196 198 200 203 ' +
  '205 208 210 213 215 218 221 223 226 229 232 234 237 240 243 246 249 252 255 258 261 264 267 271 274 277 280 284 287 291 ' +
  '294 298 301 305 309 312 316 320 324 328 332 336 340 344 348 352 357 361 365 370 374 379 383 388 392 397 402 407 412 417 ' +
  '422 427 432 437 442 448 453 459 464 470 475 481 487 493 499 505 511 517 523 530 536 542 549 556 562 569 576 583 590 597 ' +
  '604 612 619 626 634 642 649 657 665 673 681 690 698 706 715 723 732 741 750 759 768 777 787 796 806 816 825 835 845 856 ' +
  '866 876 887 898 909 920 931 942 953 965 976 988'
const every = (list: string, step: number): string =>
  list
    .split(' ')
    .filter((_, i) => i % step === 0)
    .join(' ')
const SERIES: Record<string, string> = {
  R5: '10 16 25 40 63',
  R10: '100 125 160 200 250 315 400 500 630 800',
  R20: '100 112 125 140 160 180 200 224 250 280 315 355 400 450 500 560 630 710 800 900',
  R40:
    '100 106 112 118 125 132 140 150 160 170 180 190 200 212 224 236 250 265 280 300 315 355 375 400 425 450 475 500 530 ' +
    '560 600 630 670 710 750 800 850 900 950',
  R80:
    '103 109 115 122 128 136 145 155 165 175 185 195 206 218 230 243 258 272 290 307 325 345 365 387 412 437 462 487 515 ' +
    '545 575 615 650 690 730 775 825 875 925 975',
  '1-2-5': '10 20 50',
  E6: '10 15 22 33 47 68',
  E12: '10 12 15 18 22 27 33 39 47 56 68 82',
  E24: '10 11 12 13 15 16 18 20 22 24 27 30 33 36 39 43 47 51 56 62 68 75 82 91',
  E48: every(E192, 4),
  E96: every(E192, 2),
  E192,
}

/** The granularity of that name. @throws CommandError 40257 */
export function granularityOf(name: string): Granularity {
  if (name === 'POWERSOF2') return powersOfTwo
  const series = Object.hasOwn(SERIES, name) ? SERIES[name] : undefined
  if (series === undefined) throw new CommandError(40257, `Unknown rounding granularity '${name}'`)
  return preferred(series.split(' ').map(Number))
}

/** A value that can be rounded. @throws CommandError 40258, 40259, 40260 */
export function requireRoundable(value: Value | undefined): Value {
  const only = "$bucketAuto can specify a 'granularity' with"
  if (value === undefined || !isNumber(value)) throw new CommandError(40258, `${only} numeric boundaries only`)
  if (isNaNValue(value)) throw new CommandError(40259, `${only} numeric boundaries only, but found a NaN`)
  if (toDouble(value) < 0) throw new CommandError(40260, `${only} non-negative numbers only`)
  if (toDouble(value) === Number.POSITIVE_INFINITY) throw new CommandError('BadValue', `${only} finite numbers only`)
  return value
}

function isZero(value: Value): boolean {
  return compareValues(value, values.int32(0)) === 0
}

function preferred(series: number[]): Granularity {
  // Decimals are rounded among decimals, all other numbers among doubles.
  const like = (value: Value, number: number): Value =>
    value.type === T.decimal ? decimalValue(toDecimal(values.double(number))) : values.double(number)
  const times = (number: number, power: Value): Value => arithmetic('*', like(power, number), power) as Value
  const [first, last] = [series[0] as number, series.at(-1) as number]
  return {
    up: (value) => {
      if (isZero(value)) return value
      const [ten, one] = [like(value, 10), like(value, 1)]
      let power = one
      while (compareValues(value, times(last, power)) >= 0) power = arithmetic('*', power, ten) as Value
      while (compareValues(value, times(first, power)) < 0) {
        const least = times(first, power)
        power = divide(power, ten)
        if (compareValues(value, times(last, power)) >= 0) return least
      }
      return times(series.find((number) => compareValues(times(number, power), value) > 0) as number, power)
    },
    down: (value) => {
      if (isZero(value)) return value
      const [ten, one] = [like(value, 10), like(value, 1)]
      let power = one
      while (compareValues(value, times(first, power)) <= 0) power = divide(power, ten)
      while (compareValues(value, times(last, power)) > 0) {
        const most = times(last, power)
        power = arithmetic('*', power, ten) as Value
        if (compareValues(value, times(first, power)) <= 0) return most
      }
      return times(series.findLast((number) => compareValues(times(number, power), value) < 0) as number, power)
    },
  }
}

/** 2 to a power, in the type MongoDB's `$pow` gives it. */
function twoTo(exponent: number, like: Value): Value {
  if (like.type === T.decimal) {
    const size = decimalValue(toDecimal(values.double(2 ** Math.abs(exponent))))
    return exponent < 0 ? divide(decimalValue(toDecimal(values.int32(1))), size) : size
  }
  return exponent < 0 || exponent > 62
    ? values.double(2 ** exponent)
    : (integerValue(1n << BigInt(exponent), false) as Value)
}

const powersOfTwo: Granularity = {
  up: (value) => {
    if (isZero(value)) return value
    let exponent = Math.floor(Math.log2(toDouble(value))) - 1
    while (compareValues(twoTo(exponent, value), value) <= 0) exponent++
    return twoTo(exponent, value)
  },
  down: (value) => {
    if (isZero(value)) return value
    let exponent = Math.ceil(Math.log2(toDouble(value))) + 1
    while (compareValues(twoTo(exponent, value), value) >= 0) exponent--
    return twoTo(exponent, value)
  },
}
