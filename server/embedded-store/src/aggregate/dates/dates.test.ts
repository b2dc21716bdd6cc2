import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Int32, Long, ObjectId, Timestamp } from 'bson'
import { startFixture } from '../../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  store = await startFixture()
})
afterAll(() => store.stop())

const TYPED = { promoteValues: false, promoteLongs: false }
const at = (text: string): Date => new Date(text)
const NEW_YORK = 'America/New_York'

async function evaluate(expression: unknown): Promise<unknown> {
  const stages = [{ $documents: [{ _id: 1 }] }, { $replaceWith: { out: expression } }]
  return (await store.db.aggregate(stages, TYPED).toArray())[0]?.out
}
const int = (value: number) => new Int32(value)

describe('parts', () => {
  it.each<[string, Date, number]>([
    ['$week', at('2016-01-02T08:15:39Z'), 0],
    ['$week', at('2017-01-01T00:00:00Z'), 1],
    ['$isoWeek', at('2016-01-02T00:00:00Z'), 53],
    ['$isoWeek', at('2016-01-04T00:00:00Z'), 1],
    ['$dayOfWeek', at('2016-01-02T00:00:00Z'), 7],
    ['$isoDayOfWeek', at('2016-01-03T00:00:00Z'), 7],
    ['$dayOfYear', at('2016-12-31T00:00:00Z'), 366],
    ['$millisecond', at('1969-12-31T23:59:59.999Z'), 999],
    ['$year', at('0050-06-01T00:00:00Z'), 50],
  ])('[W11] %s of %s', async (operator, date, expected) => {
    expect(await evaluate({ [operator]: date })).toEqual(int(expected))
  })

  it('[W11] are those of the zone, and null of nothing', async () => {
    const date = at('2016-01-01T02:00:00Z')
    expect(await evaluate({ $year: { date, timezone: NEW_YORK } })).toEqual(int(2015))
    expect(await evaluate({ $hour: { date, timezone: '+0330' } })).toEqual(int(5))
    expect(await evaluate({ $isoWeekYear: date })).toEqual(Long.fromNumber(2015))
    expect(await evaluate({ $year: '$none' })).toBeNull()
    expect(await evaluate({ $year: { date, timezone: null } })).toBeNull()
    expect(await evaluate({ $year: new Timestamp({ t: 1_500_000_000, i: 1 }) })).toEqual(int(2017))
    expect(await evaluate({ $year: new ObjectId('5a000000aaaaaaaaaaaaaaaa') })).toEqual(int(2017))
  })

  it('[W11] are taken apart in order and put together again', async () => {
    const date = at('2017-01-01T01:29:09.123Z')
    const parts = (await evaluate({ $dateToParts: { date, timezone: NEW_YORK } })) as Record<string, Int32>
    expect(Object.entries(parts).map(([name, value]) => [name, value.value])).toEqual([
      ['year', 2016],
      ['month', 12],
      ['day', 31],
      ['hour', 20],
      ['minute', 29],
      ['second', 9],
      ['millisecond', 123],
    ])
    const make = (spec: object) => evaluate({ $dateFromParts: spec })
    expect(await make({ ...parts, timezone: NEW_YORK })).toEqual(date)
    expect(await make({ isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 3, hour: 12 })).toEqual(at('2017-02-08T12:00:00Z'))
    expect(await make({ year: 2017, month: 14, day: 0 })).toEqual(at('2018-01-31T00:00:00Z'))
    expect(await make({ year: 2017, month: null })).toBeNull()
  })
})

describe('distances', () => {
  const add = (startDate: Date, unit: string, amount: number, timezone?: string) =>
    evaluate({ $dateAdd: { startDate, unit, amount, ...(timezone && { timezone }) } })

  it('[W11] a month ends with its last day, and a day of the zone may have 23 hours', async () => {
    expect(await add(at('2020-01-31T12:10:05Z'), 'month', 1)).toEqual(at('2020-02-29T12:10:05Z'))
    expect(await add(at('2020-02-29T00:00:00Z'), 'year', 1)).toEqual(at('2021-02-28T00:00:00Z'))
    expect(await add(at('2021-03-13T12:00:00Z'), 'day', 1, NEW_YORK)).toEqual(at('2021-03-14T11:00:00Z'))
    expect(await add(at('2021-03-13T12:00:00Z'), 'hour', 24, NEW_YORK)).toEqual(at('2021-03-14T12:00:00Z'))
    expect(await add(at('2021-03-13T07:30:00Z'), 'day', 1, NEW_YORK)).toEqual(at('2021-03-14T07:30:00Z'))
    const back = { startDate: at('2020-03-31T00:00:00Z'), unit: 'month', amount: 1 }
    expect(await evaluate({ $dateSubtract: back })).toEqual(at('2020-02-29T00:00:00Z'))
  })

  it.each<[string, string, string, object, number]>([
    ['year', '2020-12-31T23:00:00Z', '2021-01-01T00:00:00Z', {}, 1],
    ['quarter', '2020-11-01T00:00:00Z', '2021-10-01T00:00:00Z', {}, 4],
    ['month', '2020-11-01T00:00:00Z', '2020-10-31T00:00:00Z', {}, -1],
    ['week', '2021-01-24T00:00:00Z', '2021-01-25T00:00:00Z', {}, 0],
    ['week', '2021-01-24T00:00:00Z', '2021-01-25T00:00:00Z', { startOfWeek: 'monday' }, 1],
    ['day', '2020-11-01T00:00:00Z', '2020-11-01T23:00:00Z', { timezone: 'Asia/Tokyo' }, 1],
    ['hour', '2021-01-24T10:59:00Z', '2021-01-24T11:01:00Z', {}, 1],
    ['hour', '2021-01-24T10:29:00Z', '2021-01-24T10:31:00Z', { timezone: 'Asia/Kolkata' }, 1],
    ['hour', '2021-03-14T06:30:00Z', '2021-03-14T07:30:00Z', { timezone: NEW_YORK }, 1],
    ['millisecond', '1970-01-01T00:00:00Z', '2021-10-01T00:00:00Z', {}, 1_633_046_400_000],
  ])('[W11] boundaries of a %s from %s to %s', async (unit, from, to, more, expected) => {
    const spec = { startDate: at(from), endDate: at(to), unit, ...more }
    expect(await evaluate({ $dateDiff: spec })).toEqual(Long.fromNumber(expected))
  })

  it.each<[string, object, string, string]>([
    ['hour', { binSize: 2 }, '2021-03-20T11:30:05Z', '2021-03-20T10:00:00Z'],
    ['week', {}, '2021-03-20T11:30:05Z', '2021-03-14T00:00:00Z'],
    ['week', { startOfWeek: 'Monday' }, '2021-03-20T11:30:05Z', '2021-03-15T00:00:00Z'],
    ['month', { binSize: 5 }, '1999-03-20T11:30:05Z', '1999-03-01T00:00:00Z'],
    ['year', { binSize: 3 }, '1999-03-20T11:30:05Z', '1997-01-01T00:00:00Z'],
    ['day', { timezone: 'America/Los_Angeles' }, '2021-03-20T11:30:05Z', '2021-03-20T07:00:00Z'],
    ['hour', { timezone: 'Asia/Kolkata' }, '2021-03-20T11:40:05Z', '2021-03-20T11:30:00Z'],
  ])('[W11] cut to a %s %j', async (unit, more, from, expected) => {
    expect(await evaluate({ $dateTrunc: { date: at(from), unit, ...more } })).toEqual(at(expected))
  })
})

describe('texts', () => {
  const date = at('2014-01-01T08:15:39.736Z')
  it.each<[string, object, string]>([
    ['in full', {}, '2014-01-01T08:15:39.736Z'],
    ['in a zone', { timezone: NEW_YORK }, '2014-01-01T03:15:39.736'],
    [
      'in parts',
      { format: '%Y-%m-%d %H:%M:%S:%L %j %w %u %U %V %G %b %B %%' },
      '2014-01-01 08:15:39:736 001 4 3 00 01 2014 Jan January %',
    ],
    ['with its offset', { format: '%H%z %Z', timezone: '-04:45' }, '03-0445 -285'],
  ])('[W11] %s', async (_name, more, expected) => {
    expect(await evaluate({ $dateToString: { date, ...more } })).toBe(expected)
  })

  it.each<[object, string | null]>([
    [{ dateString: '2017-02-08T12:10:40.787' }, '2017-02-08T12:10:40.787Z'],
    [{ dateString: '2017-02-08T12:10:40.787', timezone: NEW_YORK }, '2017-02-08T17:10:40.787Z'],
    [{ dateString: '2017-02-08T12:10:40+02:00' }, '2017-02-08T10:10:40.000Z'],
    [{ dateString: '06-15-2018', format: '%m-%d-%Y' }, '2018-06-15T00:00:00.000Z'],
    [{ dateString: '3 Mar 2020 1:05 +0100', format: '%d %b %Y %H:%M %z' }, '2020-03-03T00:05:00.000Z'],
    [{ dateString: '2020-060', format: '%Y-%j' }, '2020-02-29T00:00:00.000Z'],
    [{ dateString: null }, null],
  ])('[W11] reads %j', async (spec, expected) => {
    expect(await evaluate({ $dateFromString: spec })).toEqual(expected && at(expected))
  })

  it('[W11] gives what was asked for where there is nothing, or nothing to read', async () => {
    expect(await evaluate({ $dateToString: { date: null, onNull: 'none' } })).toBe('none')
    expect(await evaluate({ $dateFromString: { dateString: 'soon', onError: 'oops' } })).toBe('oops')
    expect(await evaluate({ $dateFromString: { dateString: '$x', onNull: 'none' } })).toBe('none')
  })

  it.each<[string, unknown, number]>([
    ['an unknown zone', { $hour: { date, timezone: 'Nowhere' } }, 40485],
    ['a text for a date', { $year: 'today' }, 16006],
    ['an unknown letter', { $dateToString: { date, format: '%Q' } }, 18536],
    ['an open end', { $dateToString: { date, format: '%' } }, 18535],
    ['no date', { $dateFromString: { dateString: 'soon' } }, 241],
    ['a day that is none', { $dateFromString: { dateString: '2023-02-30' } }, 241],
    ['another way to write a date', { $dateFromString: { dateString: '20 March 2018' } }, 115],
    ['reading ISO weeks', { $dateFromString: { dateString: '2018-W01', format: '%G-W%V' } }, 115],
    ['half a day', { $dateAdd: { startDate: date, unit: 'day', amount: 1.5 } }, 5166405],
    ['an unknown unit', { $dateAdd: { startDate: date, unit: 'moon', amount: 1 } }, 9],
    ['no amount', { $dateAdd: { startDate: date, unit: 'day' } }, 5166402],
    ['bins of nothing', { $dateTrunc: { date, unit: 'day', binSize: 0 } }, 5439018],
    ['no day of a week', { $dateDiff: { startDate: date, endDate: date, unit: 'week', startOfWeek: 'x' } }, 9],
    ['both ways to date', { $dateFromParts: { year: 2017, isoWeek: 1 } }, 40489],
    ['the year zero', { $dateFromParts: { year: 0 } }, 40523],
  ])('[W3] refuses %s', async (_name, expression, code) => {
    await expect(evaluate(expression)).rejects.toMatchObject({ code: int(code) })
  })
})
