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

/** Sound commands of every family, to be spoiled. */
const SOUND = [
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
  { update: 'c', updates: [{ q: {}, u: [{ $set: { x: { $add: ['$a', 1] } } }] }], $db: 'fuzz' },
  { delete: 'c', deletes: [{ q: { a: /^x/ }, limit: 1 }], $db: 'fuzz' },
  {
    aggregate: 'c',
    pipeline: [{ $match: { a: 1 } }, { $group: { _id: '$a', n: { $sum: 1 } } }],
    cursor: {},
    $db: 'fuzz',
  },
  { findAndModify: 'c', query: { a: 1 }, update: { $inc: { a: 1 } }, $db: 'fuzz' },
  { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a_1' }], $db: 'fuzz' },
  { explain: { find: 'c', filter: { a: 1 } }, verbosity: 'queryPlanner', $db: 'fuzz' },
  { hello: 1, $db: 'admin' },
].map((one) => frame(one))

/** A sound frame with a few bytes changed, cut or added; or bytes at random. */
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
