import { Binary, BSONRegExp, Decimal128, type Document, Long, MinKey, ObjectId } from 'bson'
import { frame } from './fixture.ts'

/** A small seeded generator of numbers from 0 to 1 (mulberry32). */
export function generator(start: number) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Valid commands of every family, to be corrupted. */
const COMMANDS: Document[] = [
  {
    find: 'c',
    filter: { a: { $gt: 1 }, b: { $in: [1, 'x', null] } },
    sort: { a: 1 },
    projection: { a: 1 },
    limit: 3,
    $db: 'fuzz',
  },
  { insert: 'c', documents: [{ a: 1, b: [1, { c: 2 }], d: new Date(0) }], $db: 'fuzz' },
  {
    update: 'c',
    updates: [{ q: { a: 1 }, u: { $set: { 'b.0': 2 }, $push: { e: { $each: [1, 2], $slice: 3 } } } }],
    $db: 'fuzz',
  },
  {
    update: 'c',
    updates: [{ q: {}, u: { $pull: { b: { $elemMatch: { c: { $gt: 1 } } } } }, multi: true }],
    $db: 'fuzz',
  },
  { delete: 'c', deletes: [{ q: { a: /^x/ }, limit: 1 }], $db: 'fuzz' },
  {
    aggregate: 'c',
    pipeline: [{ $match: { a: 1 } }, { $skip: 1 }, { $limit: 2 }, { $group: { _id: 1, n: { $sum: 1 } } }],
    cursor: {},
    $db: 'fuzz',
  },
  { findAndModify: 'c', query: { a: 1 }, update: { $inc: { a: 1 } }, $db: 'fuzz' },
  { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a_1' }], $db: 'fuzz' },
  { explain: { find: 'c', filter: { a: 1 } }, verbosity: 'queryPlanner', $db: 'fuzz' },
  { hello: 1, $db: 'admin' },
]
const SOUND = COMMANDS.map((one) => frame(one))

/** Values of every kind, to be used where another is expected. */
const STRANGE: unknown[] = [
  ...[
    null,
    true,
    -1,
    2 ** 40,
    1.5,
    Number.NaN,
    '',
    '$a',
    '$$x',
    'a.$',
    {},
    [],
    [[]],
    [1],
    { $gt: [] },
    { a: { b: 1 } },
  ],
  ...[
    { '': 1 },
    { $set: 1 },
    { $each: 1 },
    new Date(0),
    new BSONRegExp('('),
    new MinKey(),
    new Binary(Buffer.from([1])),
  ],
  ...[Long.MAX_VALUE, Decimal128.fromString('NaN'), Decimal128.fromString('1E6000'), new ObjectId('0'.repeat(24))],
]

function disfigured(value: unknown, random: () => number, depth: number): unknown {
  if (depth > 0 && random() < 0.08) return STRANGE[Math.floor(random() * STRANGE.length)]
  if (Array.isArray(value)) return value.map((one) => disfigured(one, random, depth + 1))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === '$db' ? one : disfigured(one, random, depth + 1)]),
  )
}

/** A well-formed frame of a command with values of wrong types. */
export function disfigure(random: () => number): Buffer {
  return frame(disfigured(COMMANDS[Math.floor(random() * COMMANDS.length)], random, 0) as Document)
}

/** A valid frame with a few bytes changed, cut or added; or random bytes. */
export function mutate(random: () => number): Buffer {
  const kind = random()
  if (kind < 0.1) {
    const bytes = Buffer.from(Array.from({ length: 16 + Math.floor(random() * 80) }, () => Math.floor(random() * 256)))
    bytes.writeInt32LE(bytes.length, 0)
    if (random() < 0.8) bytes.writeInt32LE(2013, 12)
    return bytes
  }
  const sound = SOUND[Math.floor(random() * SOUND.length)] as Buffer
  const copy = Buffer.from(sound)
  const changes = 1 + Math.floor(random() * 4)
  for (let i = 0; i < changes; i++) copy[16 + Math.floor(random() * (copy.length - 16))] = Math.floor(random() * 256)
  const cut = kind < 0.3 ? copy.subarray(0, 16 + Math.floor(random() * (copy.length - 16))) : copy
  cut.writeInt32LE(cut.length, 0)
  return cut
}
