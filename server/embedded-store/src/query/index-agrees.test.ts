import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Decimal128, Double, Int32, Long } from 'bson'
import fc from 'fast-check'
import type { Collection, Document, MongoServerError } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'

const short = fc.oneof(
  fc.integer({ min: -3, max: 5 }).map((n) => new Int32(n)),
  fc.constantFrom(1, 1.5, -2, 2 ** 53).map((n) => new Double(n)),
  fc.constantFrom(1n, 3n, 2n ** 53n + 1n).map((n) => Long.fromBigInt(n)),
  fc.constantFrom('1', '1.50', '-7').map((text) => Decimal128.fromString(text)),
  fc.constantFrom('', 'a', 'ab', 'b'),
  fc.constantFrom<unknown>(null, true, false, new Date(0), new Date(5)),
)
const long = fc.constantFrom('x'.repeat(1790), `${'x'.repeat(2500)}1`, `${'x'.repeat(2500)}2`)
const scalar = fc.oneof({ weight: 9, arbitrary: short }, { weight: 1, arbitrary: long })
// Few values, so that sometimes different elements of one array meet two fields of one index.
const small = fc.integer({ min: 0, max: 2 })
const pairs = fc.array(fc.record({ b: small, c: small }), { maxLength: 3 })

function anyOf(one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 2, arbitrary: fc.array(one, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.record({ b: one }, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.array(fc.record({ b: one, c: one }, { requiredKeys: [] }), { maxLength: 3 }) },
  )
}

function documentsOf(a: fc.Arbitrary<unknown>, b: fc.Arbitrary<unknown>, c: fc.Arbitrary<unknown>) {
  return fc.array(fc.record({ a, b, c }, { requiredKeys: [] }), { minLength: 1, maxLength: 25 })
}

// An index gives an order only while it holds neither arrays nor texts that were cut.
const documents = fc.oneof(
  documentsOf(anyOf(scalar), anyOf(scalar), scalar),
  documentsOf(fc.oneof(pairs, anyOf(short)), anyOf(short), short),
  documentsOf(fc.oneof(short, fc.record({ b: short, c: short }, { requiredKeys: [] })), short, fc.oneof(short, long)),
)

const path = fc.constantFrom('a', 'b', 'c', 'a.b', 'a.c')
const condition = fc.oneof(
  scalar,
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 2 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $elemMatch: fc.record({ $gte: scalar, $lte: scalar }) }),
  fc.constant({ $regex: '^a' }),
  fc.constant(/^x/),
)
const conjunction = fc.dictionary(path, condition, { maxKeys: 3 })
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ 'a.b': small, 'a.c': small }) },
  { weight: 4, arbitrary: conjunction },
  { weight: 1, arbitrary: fc.array(conjunction, { minLength: 1, maxLength: 2 }).map((list) => ({ $or: list })) },
  { weight: 1, arbitrary: fc.array(conjunction, { minLength: 1, maxLength: 2 }).map((list) => ({ $and: list })) },
)
const direction = fc.constantFrom<1 | -1>(1, -1)
const index = fc.record({
  key: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.tuple(fc.constant('a.b'), direction), fc.tuple(fc.constant('a.c'), direction)),
    },
  ),
  sparse: fc.boolean(),
  partial: fc.constantFrom<Document | undefined>(
    undefined,
    undefined,
    { c: { $gt: new Int32(0) } },
    { a: { $exists: true } },
  ),
})
const sort = fc.uniqueArray(fc.tuple(path, direction), { maxLength: 2, selector: ([name]) => name })

type Things = Collection<Document>

const PARALLEL_ARRAYS = 171

const text = (found: Document[]) => found.map((one) => String(one._id))

/** Compares the order of an index with that of sorting. @returns how often the index gave it */
async function compareOrders(plain: Things, indexed: Things, key: Array<[string, 1 | -1]>, queries: Document[]) {
  const by = Object.fromEntries(key) as Record<string, 1 | -1>
  let used = 0
  try {
    await indexed.createIndex(by, { name: 'order' })
  } catch (error) {
    if (Number((error as MongoServerError).code) !== PARALLEL_ARRAYS) throw error
  }
  for (const query of queries) {
    const [expected, actual] = [
      await plain.find(query).sort(by).toArray(),
      await indexed.find(query).sort(by).toArray(),
    ]
    expect(text(actual)).toEqual(text(expected))
    const plan = JSON.stringify(await indexed.find(query).sort(by).explain('queryPlanner'))
    if (!plan.includes('"SORT"')) used++
  }
  return used
}

describe('index and scan', () => {
  let store: Awaited<ReturnType<typeof startFixture>>
  beforeAll(async () => {
    store = await startFixture({ promoteValues: false })
  })
  afterAll(() => store.stop())

  it('[W12] find the same documents in the same order of the sort, for random documents, indexes and queries', async () => {
    const plain = store.db.collection<Document>('plain')
    const indexed = store.db.collection<Document>('indexed')
    let [used, sorted] = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(index, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(filter, sort), { minLength: 6, maxLength: 6 }),
        async (docs, indexes, queries) => {
          const rows = docs.map((one, i) => ({ _id: i, ...one }))
          await Promise.all([plain.deleteMany({}), indexed.drop()])
          await indexed.insertMany(rows.slice(0, 5) as Document[])
          for (const { key, sparse, partial } of indexes) {
            const name = JSON.stringify([key, sparse, partial]).replace(/[^\w]/g, '_')
            const options = partial ? { name, partialFilterExpression: partial } : { name, sparse }
            await indexed.createIndex(Object.fromEntries(key), options).catch((error) => {
              if (![85, 86, PARALLEL_ARRAYS].includes(Number(error.code))) throw error
            })
          }
          if (rows.length > 5) {
            await indexed.insertMany(rows.slice(5) as Document[], { ordered: false }).catch((error) => {
              if (Number(error.code) !== PARALLEL_ARRAYS) throw error
            })
          }
          await plain.insertMany(await indexed.find().toArray())
          sorted += await compareOrders(
            plain,
            indexed,
            [...(indexes[0]?.key ?? []), ['_id', 1]],
            queries.map(([query]) => query),
          )
          for (const [query, order] of queries) {
            const by = Object.fromEntries([...order, ['_id', 1]]) as Record<string, 1 | -1>
            const [expected, actual] = await Promise.all([
              plain.find(query).sort(by).toArray(),
              indexed.find(query).sort(by).toArray(),
            ])
            expect(text(actual)).toEqual(text(expected))
            const unordered = await indexed.find(query).sort(Object.fromEntries(order)).toArray()
            expect(text(unordered).sort()).toEqual(text(expected).sort())
            const plan = JSON.stringify(await indexed.find(query).explain('queryPlanner'))
            if (plan.includes('IXSCAN')) used++
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    )
    // The comparison is meaningful only if indexes were used.
    expect(used).toBeGreaterThan(60)
    expect(sorted).toBeGreaterThan(60)
    const { documents: count, problems } = (await import('../storage/verify.ts')).verifyStore(
      store.store.engine,
      store.store.catalog,
    )
    expect(problems).toEqual([])
    expect(count).toBeGreaterThan(0)
  })
})
