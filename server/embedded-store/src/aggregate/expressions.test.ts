import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  Binary,
  BSONRegExp,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'bson'
import { startFixture } from '../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  store = await startFixture()
})
afterAll(() => store.stop())

const TYPED = { promoteValues: false, promoteLongs: false, bsonRegExp: true }
const long = (text: string) => Long.fromString(text)
const decimal = (text: string) => Decimal128.fromString(text)
const int = (value: number) => new Int32(value)
const double = (value: number) => new Double(value)

/** What an expression gives on a document, with its types; undefined for what is missing. */
async function evaluate(expression: unknown, doc: Document = {}): Promise<unknown> {
  const stages = [{ $documents: [{ $literal: doc }] }, { $replaceWith: { out: expression } }]
  const [found] = await store.db.aggregate(stages, TYPED).toArray()
  return found?.out
}

describe('numbers', () => {
  it.each<[string, unknown, unknown]>([
    ['a whole power', { $pow: [int(3), int(4)] }, int(81)],
    ['a power beyond 32 bits', { $pow: [int(2), int(40)] }, long('1099511627776')],
    ['a power beyond 53 bits', { $pow: [long('3'), int(39)] }, long('4052555153018976267')],
    ['a power beyond 64 bits', { $pow: [int(2), int(70)] }, double(2 ** 70)],
    ['a power of less than nothing', { $pow: [int(2), int(-1)] }, double(0.5)],
    ['a logarithm', { $log: [int(8), int(2)] }, double(Math.log(8) / Math.log(2))],
    ['a root', { $sqrt: long('9') }, double(3)],
    ['an angle', { $degreesToRadians: int(30) }, double(0.5235987755982988)],
    ['an angle back', { $radiansToDegrees: double(Math.PI) }, double(180)],
    ['a sine', { $sin: { $degreesToRadians: int(90) } }, double(1)],
    ['an arc', { $atan2: [int(1), int(0)] }, double(Math.PI / 2)],
    ['an area cosine', { $acosh: int(1) }, double(0)],
    ['nothing of nothing', { $cos: null }, null],
    ['bits in common', { $bitAnd: [long('9007199254740993'), int(3)] }, long('1')],
    ['bits of either', { $bitOr: [int(5), int(2)] }, int(7)],
    ['bits of one', { $bitXor: [int(5), int(1)] }, int(4)],
    ['bits turned', { $bitNot: long('9007199254740993') }, long('-9007199254740994')],
    ['no bits', { $bitAnd: [int(1), null] }, null],
    ['half to even', { $round: [double(2.5)] }, double(2)],
    ['a double by its digits', { $round: [double(1.115), 2] }, double(1.11)],
    ['hundreds', { $round: [int(250), -2] }, int(200)],
    ['a decimal', { $round: [decimal('2.675'), 2] }, decimal('2.68')],
    ['a decimal cut', { $trunc: [decimal('-7.85'), 1] }, decimal('-7.8')],
    ['the floor of a decimal', { $floor: decimal('-2.1') }, decimal('-3')],
    ['the ceiling of a decimal', { $ceil: decimal('2.1') }, decimal('3')],
    ['a long as it is', { $floor: long('9007199254740993') }, long('9007199254740993')],
    ['tenths', { $add: [0.1, 0.2, 0.3] }, double(0.6)],
    ['a sum of an array', { $sum: [[long('9007199254740993'), int(2), 'x']] }, long('9007199254740995')],
    ['a deviation', { $stdDevPop: [[int(2), int(4), int(4), int(4), int(5), int(5), int(7), int(9)]] }, double(2)],
  ])('[W11] %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  it('[W11] chance lies between nothing and one', async () => {
    const found = (await evaluate({ $rand: {} })) as Double
    expect(found.value).toBeGreaterThanOrEqual(0)
    expect(found.value).toBeLessThan(1)
  })
})

describe('arrays and documents', () => {
  const list = { list: [int(3), long('9007199254740993'), decimal('3.5'), null, 'a', int(3)] }

  it.each<[string, unknown, unknown]>([
    ['the first two', { $firstN: { input: '$list', n: 2 } }, [int(3), long('9007199254740993')]],
    ['the last two', { $lastN: { input: '$list', n: 2 } }, ['a', int(3)]],
    ['the least two', { $minN: { input: '$list', n: 2 } }, [int(3), int(3)]],
    ['the greatest two', { $maxN: { input: '$list', n: 2 } }, ['a', long('9007199254740993')]],
    [
      'in order',
      { $sortArray: { input: '$list', sortBy: 1 } },
      [null, int(3), int(3), decimal('3.5'), long('9007199254740993'), 'a'],
    ],
    [
      'in order of a field',
      { $sortArray: { input: [{ a: 1 }, { a: long('9') }, {}], sortBy: { a: -1 } } },
      [{ a: long('9') }, { a: int(1) }, {}],
    ],
    [
      'zipped',
      { $zip: { inputs: ['$list', [int(1), decimal('1')]] } },
      [
        [int(3), int(1)],
        [long('9007199254740993'), decimal('1')],
      ],
    ],
    [
      'zipped to the longest',
      { $zip: { inputs: [[1, 2], [3]], useLongestLength: true, defaults: [0, 9] } },
      [
        [int(1), int(3)],
        [int(2), int(9)],
      ],
    ],
    ['zipped with nothing', { $zip: { inputs: [[1], null] } }, null],
    [
      'filtered up to a limit',
      { $filter: { input: [1, 2, 3, 4], cond: { $gt: ['$$this', 1] }, limit: 2 } },
      [int(2), int(3)],
    ],
    ['the place from somewhere on', { $indexOfArray: ['$list', 3, 1] }, int(5)],
    ['the place within bounds', { $indexOfArray: ['$list', 3, 1, 5] }, int(-1)],
    ['a median', { $median: { input: [1, 5, 2, 'x'], method: 'approximate' } }, double(2)],
    [
      'percentiles of one',
      { $percentile: { input: long('7'), p: [0.1, 0.9], method: 'approximate' } },
      [double(7), double(7)],
    ],
    ['percentiles of none', { $percentile: { input: [], p: [0.1], method: 'approximate' } }, [null]],
    ['pairs of a document', { $objectToArray: { $literal: { a: 1 } } }, [{ k: 'a', v: int(1) }]],
    [
      'a document of pairs',
      {
        $arrayToObject: [
          [
            { v: 1, k: 'a' },
            { k: 'b', v: 2 },
          ],
        ],
      },
      { a: int(1), b: int(2) },
    ],
    [
      'a document of lists',
      { $arrayToObject: { $literal: [['a', long('9007199254740993')]] } },
      { a: long('9007199254740993') },
    ],
    ['the element at a double', { $arrayElemAt: ['$list', double(-1)] }, int(3)],
    ['a slice from the end', { $slice: ['$list', -2, 1] }, ['a']],
    ['a range downwards', { $range: [3, 0, -1] }, [int(3), int(2), int(1)]],
    ['the condition of a decimal zero', { $cond: [decimal('0.0'), 'yes', 'no'] }, 'no'],
    ['a variable that is missing', { $let: { vars: { x: '$none' }, in: { $type: '$$x' } } }, 'missing'],
    ['a field by its name', { $getField: { field: 'a.b', input: { $literal: { 'a.b': 1 } } } }, int(1)],
    [
      'a field set',
      { $setField: { field: { $literal: '$a' }, input: { $literal: { b: 1 } }, value: 2 } },
      { b: int(1), $a: int(2) },
    ],
    ['a field less', { $unsetField: { field: 'a.b', input: { $literal: { 'a.b': 1, c: 2 } } } }, { c: int(2) }],
  ])('[W11] %s', async (_name, expression, expected) => {
    expect(await evaluate(expression, list)).toEqual(expected)
  })
})

describe('conversions', () => {
  it.each<[string, unknown, unknown]>([
    ['to a long', { $convert: { input: '9007199254740993', to: 'long' } }, long('9007199254740993')],
    ['by the number of the type', { $convert: { input: true, to: 16 } }, int(1)],
    ['of nothing', { $convert: { input: null, to: 'int', onNull: 'none' } }, 'none'],
    ['to nothing', { $convert: { input: 1, to: null } }, null],
    ['that fails', { $convert: { input: 'ten', to: 'int', onError: 'oops' } }, 'oops'],
    ['of a fraction in words', { $convert: { input: '1.5', to: 'int', onError: 'oops' } }, 'oops'],
    ['of hexadecimal words', { $convert: { input: '0x10', to: 'double', onError: 'oops' } }, 'oops'],
    ['of too much', { $convert: { input: double(1e19), to: 'long', onError: 'oops' } }, 'oops'],
    ['of a decimal to text', { $toString: decimal('1.50') }, '1.50'],
    ['of text to a decimal', { $toDecimal: '1.50' }, decimal('1.50')],
    ['of truth to a decimal', { $toDecimal: true }, decimal('1')],
    ['of a decimal zero to truth', { $toBool: decimal('0.0') }, false],
    ['of a long to a date', { $toDate: long('86400000') }, new Date(86_400_000)],
    ['of text to a date', { $toDate: '2018-03-20 11:00:06 +0500' }, new Date('2018-03-20T06:00:06Z')],
    ['of text without a zone', { $toDate: '2018-03-20T11:00:06' }, new Date('2018-03-20T11:00:06Z')],
    ['of a timestamp to a date', { $toDate: new Timestamp({ t: 60, i: 1 }) }, new Date(60_000)],
    ['of a date to a long', { $toLong: new Date(5) }, long('5')],
    ['of a day that is none', { $convert: { input: '2023-02-30', to: 'date', onError: 'oops' } }, 'oops'],
  ])('[W11] %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })
})

describe('what values are made of', () => {
  // From the tests of MongoDB's own hash.
  it.each<[string, unknown, string]>([
    ['a number', 42, '-944302157085130861'],
    ['a fraction', 42.123, '-944302157085130861'],
    ['NaN', Number.NaN, '4854801880128277513'],
    ['the least integer', int(-2_147_483_648), '6165898260261354870'],
    ['a great double', double(Number.MAX_VALUE), '921523596458303250'],
    ['the least key', new MinKey(), '7961148599568647290'],
    ['the greatest key', new MaxKey(), '5504842513779440750'],
    ['null', null, '2338878944348059895'],
    ['a text', 'abc', '8478485326885698097'],
    ['a document', { a: 'abc', b: long('123') }, '4771603801758380216'],
    ['an empty document', {}, '7980500913326740417'],
    ['an array', ['bar', 'baz', 'qux'], '-2938911267422831539'],
    ['bytes', new Binary(Buffer.from([0, 1, 2, 3, 4, 6])), '7252465090394235301'],
    ['a UUID', new UUID(Buffer.from(Array.from({ length: 16 }, (_, i) => i))), '6084661258071355978'],
    ['an id', new ObjectId('010203040506070809101112'), '-5588663249627035708'],
    ['true', true, '6405873908747105701'],
    ['a date', new Date(0), '-1178696894582842035'],
    ['a pattern', new BSONRegExp('.*', 'i'), '7095855029187981886'],
  ])('[W11] hashes %s as MongoDB does', async (_name, value, expected) => {
    expect(await evaluate({ $toHashedIndexKey: { $literal: value } })).toEqual(long(expected))
  })

  it('[W11] tells sizes and the parts of timestamps', async () => {
    expect(await evaluate({ $binarySize: 'né' })).toEqual(int(3))
    expect(await evaluate({ $bsonSize: '$$ROOT' }, { a: 1 })).toEqual(int(12))
    const stamp = new Timestamp({ t: 4_000_000_000, i: 7 })
    expect(await evaluate({ $tsSecond: stamp })).toEqual(long('4000000000'))
    expect(await evaluate({ $tsIncrement: stamp })).toEqual(long('7'))
  })
})

describe('what is wrong', () => {
  it.each<[string, unknown, number]>([
    ['the root of less than nothing', { $sqrt: -1 }, 28714],
    ['the logarithm of nothing', { $ln: 0 }, 28766],
    ['the common logarithm of nothing', { $log10: 0 }, 28761],
    ['a logarithm to the base one', { $log: [2, 1] }, 28759],
    ['the cosine of a text', { $cos: 'a' }, 28765],
    ['the arc of too much', { $acos: 2 }, 50989],
    ['the sine of the infinite', { $sin: Number.POSITIVE_INFINITY }, 50989],
    ['nothing to a power below', { $pow: [0, -1] }, 28764],
    ['bits of a fraction', { $bitAnd: [1.5, 1] }, 14],
    ['too many places', { $round: [1, 101] }, 51083],
    ['half a place', { $round: [1, 0.5] }, 51082],
    ['a decimal where doubles are all there is', { $exp: decimal('1') }, 115],
    ['a size of a number', { $size: 1 }, 17124],
    ['a limit of nothing', { $filter: { input: [1], cond: true, limit: 0 } }, 327392],
    ['a slice of a fraction', { $slice: [[1], 0.5] }, 28726],
    ['a slice of nothing', { $slice: [[1], 0, 0] }, 28729],
    ['a range of fractions', { $range: [0, 2.5] }, 34446],
    ['half a place in an array', { $arrayElemAt: [[1], 0.5] }, 28691],
    ['the pairs of a number', { $objectToArray: 5 }, 40390],
    ['pairs of two forms', { $arrayToObject: { $literal: [['a', 1], { k: 'b', v: 2 }] } }, 40396],
    ['a pair without a value', { $arrayToObject: { $literal: [{ k: 'b', x: 2 }] } }, 40393],
    ['the size of the least long', { $abs: Long.MIN_VALUE }, 28680],
    ['a condition without an end', { $cond: { if: true } }, 17081],
    ['no branches', { $switch: { branches: [] } }, 40068],
    ['a map of nothing', { $map: { in: 1 } }, 16880],
    ['a map with a stranger', { $map: { input: [], in: 1, with: 2 } }, 16879],
    ['a filter without a condition', { $filter: { input: [] } }, 28650],
    ['a sum without a beginning', { $reduce: { input: [], in: 1 } }, 40078],
    ['variables of nothing', { $let: { in: 1 } }, 16876],
    ['a field by a number', { $getField: 5 }, 3041704],
    ['sorting what is no array', { $sortArray: { input: 1, sortBy: 1 } }, 2942504],
    ['the first few of a number', { $firstN: { input: 1, n: 1 } }, 5788200],
    ['an unknown type', { $convert: { input: 1, to: 'integer' } }, 2],
    ['a conversion that fails', { $toInt: '1.5' }, 241],
    ['a decimal in words', { $toDecimal: 'ten' }, 241],
    ['an array as text', { $toString: [[1]] }, 241],
    ['a date in words', { $toDate: '20 March 2018' }, 115],
    ['JavaScript', { $function: { body: 'x', args: [], lang: 'js' } }, 115],
    ['an operator of the days to come', { $sigmoid: 1 }, 168],
    ['an operator every object has', { $constructor: 1 }, 168],
  ])('[W3] refuses %s', async (_name, expression, code) => {
    await expect(evaluate(expression)).rejects.toMatchObject({ code: expect.objectContaining({ value: code }) })
  })
})
