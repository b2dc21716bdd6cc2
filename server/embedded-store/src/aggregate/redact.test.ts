import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Document } from 'mongodb'
import { startPipelines } from '../testing/pipelines.ts'

let store: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  store = await startPipelines()
})
beforeEach(() => store.empty())
afterAll(() => store.stop())

const run = (...pipeline: Document[]) => store.run(...pipeline)
const fill = (docs: Document[]) => store.fill(docs)

describe('$redact', () => {
  const report = {
    _id: 1,
    title: 'Report',
    tags: ['G', 'STLW'],
    parts: [
      { subtitle: 'Overview', tags: ['SI', 'G'], content: 'one' },
      { subtitle: 'Analysis', tags: ['STLW'], content: { text: 'two', tags: ['STLW'] } },
      { subtitle: 'Advice', tags: ['TK'], content: { text: 'three', tags: ['HCS'] } },
    ],
  }

  it('[W9] descends into what may be seen and leaves out the rest', async () => {
    await fill([report])
    const seen = { $gt: [{ $size: { $setIntersection: ['$tags', ['STLW', 'G']] } }, 0] }
    expect(await run({ $redact: { $cond: [seen, '$$DESCEND', '$$PRUNE'] } })).toEqual([
      { ...report, parts: report.parts.slice(0, 2) },
    ])
  })

  it('[W9] keeps or leaves out whole levels, and knows the root', async () => {
    await fill([
      { _id: 1, level: 1, a: { level: 5, b: { level: 1 } }, list: [[{ level: 5 }], 7] },
      { _id: 2, level: 5 },
    ])
    const verdict = (answer: string) => ({ $redact: { $cond: [{ $eq: ['$level', 5] }, answer, '$$DESCEND'] } })
    expect(await run(verdict('$$PRUNE'))).toEqual([{ _id: 1, level: 1, list: [[], 7] }])
    expect(await run(verdict('$$KEEP'))).toHaveLength(2)
    const root = { $redact: { $cond: [{ $eq: ['$$ROOT._id', 1] }, '$$DESCEND', '$$PRUNE'] } }
    expect((await run(root)).map(({ _id, a }) => [_id, a.b])).toEqual([[1, { level: 1 }]])
  })

  it('[W3] refuses another verdict, and verdicts elsewhere', async () => {
    await fill([{ _id: 1 }])
    await expect(run({ $redact: 'perhaps' })).rejects.toMatchObject({ code: 17053 })
    await expect(run({ $project: { x: '$$PRUNE' } })).rejects.toMatchObject({ code: 17276 })
  })
})
