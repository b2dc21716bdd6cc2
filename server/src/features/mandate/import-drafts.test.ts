import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  discardImportDraft,
  getImportDraft,
  getImportDrafts,
  keepFile,
  previewImport,
  saveImportDraft,
} from '@quorate/shared/contracts/reading'
import { appointing, committeeAtWork, type Fixture } from '@quorate/shared/domain/committee-fixture'
import type { SourceFile } from '@quorate/shared/domain/reading/entered'
import { kernel } from '../../kernel.ts'
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts'
import { type Asking, asking } from '../queries.fixture.ts'
import { MOST_FILES, MOST_IMPORT_DRAFTS } from './personal.ts'

let store: TemporaryStore
let fixture: Fixture
let asked: Asking
beforeAll(async () => {
  store = await temporaryStore()
  fixture = committeeAtWork()
  fixture.run('system', {
    type: 'enrolParticipant',
    name: 'registrar',
    capacity: 'secretariat',
    principal: null,
    role: null,
  })
  asked = await asking(fixture, store, 'g1')
})
afterAll(() => store.close())
beforeEach(async () => {
  for (const kind of ['importDrafts', 'keptFiles', 'files', 'filePieces']) await raw(kind).deleteMany({})
})

const raw = (collection: string) => store.connection.getClient().db('quorate').collection(collection)

async function keep(text: string, name = 'secretary'): Promise<SourceFile> {
  return asked.request(name, keepFile, {}, { name: 'mandate.txt', content: Buffer.from(text).toString('base64') })
}

/** As if they had been sent: a thread for each of many files would take long. */
const sent = (name: string, numbers: number[], keptAt: number) =>
  raw('keptFiles').insertMany(
    numbers.map((number) => ({
      _id: `account-${name}:hlsg:${number}` as never,
      account: `account-${name}`,
      committee: 'hlsg',
      sha256: `${number}`,
      keptAt,
    })),
  )

const draftOf = (file?: SourceFile, corrections: object[] = []) => ({
  kind: 'mandate',
  title: {},
  documents: file === undefined ? {} : { fr: { file, changes: 'original', corrections } },
})
const save = (draft: string, of: object = draftOf(), name = 'secretary') =>
  asked.request(name, saveImportDraft, { draft }, { ...of })
const isThere = (sha256: string) => raw('files').countDocuments({ sha256, complete: true })

test('[I44] a draft is kept as its author left it, changed, listed without its corrections, and seen by nobody else', async () => {
  const file = await keep('1. A clause.')
  const correction = { op: 'split', provision: 'p1', at: 4 }
  expect(await save('mine', draftOf(file, [correction]))).toEqual({ savedAt: fixture.state.at })
  const kept = { id: 'mine', ...draftOf(file, [correction]), savedAt: fixture.state.at }
  expect(await asked.ask('secretary', getImportDraft, { draft: 'mine' })).toEqual(kept)
  await save('other', draftOf())
  const { drafts } = await asked.ask('secretary', getImportDrafts)
  const slim = { kind: 'mandate', title: {}, savedAt: fixture.state.at }
  expect(new Map(drafts.map((draft) => [draft.id, draft]))).toEqual(
    new Map([
      ['mine', { id: 'mine', ...slim, files: { fr: 'mandate.txt' }, corrections: 1 }],
      ['other', { id: 'other', ...slim, files: {}, corrections: 0 }],
    ]),
  )
  expect((await asked.ask('registrar', getImportDrafts)).drafts).toEqual([])
  await expect(asked.ask('registrar', getImportDraft, { draft: 'mine' })).rejects.toMatchObject({
    refusal: { code: 'not-found' },
  })
  await asked.request('registrar', discardImportDraft, { draft: 'mine' })
  await save('mine', { ...draftOf(file), title: { fr: 'Mandat' } })
  expect(await asked.ask('secretary', getImportDraft, { draft: 'mine' })).toMatchObject({
    title: { fr: 'Mandat' },
    documents: { fr: { corrections: [] } },
  })
})

test('[I43] a file is for those who have sent it: its hash is no key to it', async () => {
  const file = await keep('1. A clause.')
  const refused = { refusal: { code: 'not-found' } }
  await expect(save('theirs', draftOf(file), 'registrar')).rejects.toMatchObject(refused)
  await expect(asked.request('registrar', previewImport, {}, { file: file.sha256 })).rejects.toMatchObject(refused)
  expect(await keep('1. A clause.', 'registrar')).toEqual(file)
  await save('theirs', draftOf(file), 'registrar')
  await expect(save('wrong', draftOf({ ...file, size: 7 }))).rejects.toMatchObject({
    refusal: { code: 'invalid-request', message: expect.stringContaining('12 bytes') },
  })
})

test('[I41] a discarded draft takes its file along, but not that of a colleague’s draft, or one that they have just sent', async () => {
  const file = await keep('1. A clause.')
  await keep('1. A clause.', 'registrar')
  await save('mine', draftOf(file))
  await asked.request('secretary', discardImportDraft, { draft: 'mine' })
  expect(await isThere(file.sha256)).toBe(1)
  await save('theirs', draftOf(file), 'registrar')
  await asked.request('registrar', discardImportDraft, { draft: 'theirs' })
  expect(await isThere(file.sha256)).toBe(0)
})

test('[I41] while one draft with a file is discarded and another is saved, the other has its file or is refused', async () => {
  for (let round = 0; round < 10; round += 1) {
    const file = await keep(`1. Clause ${round}.`)
    await save('one', draftOf(file))
    const [, saved] = await Promise.allSettled([
      asked.request('secretary', discardImportDraft, { draft: 'one' }),
      save('two', draftOf(file)),
    ])
    if (saved.status === 'fulfilled') expect([round, await isThere(file.sha256)]).toEqual([round, 1])
    await asked.request('secretary', discardImportDraft, { draft: 'two' })
  }
})

test('[I44] the 21st draft is refused, but a change to one of the twenty is not, also if many are saved at once', async () => {
  for (let number = 1; number < MOST_IMPORT_DRAFTS; number += 1) await save(`draft-${number}`)
  const saved = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => save(`race-${index}`)))
  const fulfilled = saved.filter(({ status }) => status === 'fulfilled').length
  expect(fulfilled).toBeLessThanOrEqual(1)
  if (fulfilled === 0) await save('last')
  await expect(save('one-more')).rejects.toMatchObject({
    refusal: { code: 'invalid-request', message: expect.stringContaining('Delete one') },
  })
  await save('draft-7', { ...draftOf(), title: { en: 'Changed' } })
  expect((await asked.ask('secretary', getImportDrafts)).drafts).toHaveLength(MOST_IMPORT_DRAFTS)
})

test('[I44] more files than 40 a day are refused, and a day later they are not', async () => {
  const numbers = Array.from({ length: MOST_FILES }, (_, index) => index)
  await sent('secretary', numbers, fixture.state.at)
  await expect(keep('1. One more.')).rejects.toMatchObject({
    refusal: { code: 'rate-limited', message: expect.stringContaining('within a day') },
  })
  expect(await isThere(createHash('sha256').update('1. One more.').digest('hex'))).toBe(0)
  await keep('1. One more.', 'registrar')
  await raw('keptFiles').updateMany({}, { $set: { keptAt: fixture.state.at - 24 * 60 * 60_000 - 1 } })
  await keep('1. One more.')
})

test('[I44] too many corrections are refused, in a sentence', () => {
  const file = { sha256: 'a'.repeat(64), name: 'a', size: 1 }
  const corrections = Array(2001).fill({ op: 'promote', provision: 'p1' })
  const { success, error } = saveImportDraft.body.safeParse(draftOf(file, corrections))
  expect([success, error?.message]).toEqual([false, expect.stringContaining('more than 2000 corrections')])
})

test('[I44] who may no longer import still sees and discards their drafts', async () => {
  const file = await keep('1. A clause.', 'registrar')
  await save('mine', draftOf(file), 'registrar')
  fixture.run('system', appointing(fixture.as('registrar').member, 'observer', 'observer-1'))
  const { may } = kernel.personal.find(({ contract }) => contract === discardImportDraft) ?? {}
  expect(may).toBeUndefined()
  expect((await asked.ask('registrar', getImportDrafts)).drafts).toHaveLength(1)
  await asked.request('registrar', discardImportDraft, { draft: 'mine' })
  expect((await asked.ask('registrar', getImportDrafts)).drafts).toEqual([])
  expect(await isThere(file.sha256)).toBe(0)
})
