import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getInstruments, getProvisions, getVersion } from '@quorate/shared/contracts/instrument'
import { getMandates } from '@quorate/shared/contracts/mandate'
import { castAll, committeeAtWork, type Fixture, inSession, opening } from '@quorate/shared/domain/committee-fixture'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import {
  bytesOf,
  emptyStorage,
  entriesOf,
  projectAll,
  projectEntry,
  type Storage,
} from '../record/projection.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { type Asking, asking } from './queries.fixture.ts'

const SOURCES = { en: { sha256: 'a'.repeat(64), name: 'framework.docx', size: 4096 } }
const SURROUNDINGS = {
  front: { en: ['The Council,'], fr: ['Le Conseil,'] },
  end: { en: ['Done at Brussels.'] },
  notes: { en: [{ mark: '1', text: 'As amended.' }] },
}
const TEXT = '1. Customs assesses risk.\n\n2. Customs shares what it finds.\n\n3. Customs reviews both.'
const document = {
  ...documentFromText({ en: 'A title' }, { en: TEXT }),
  surroundings: SURROUNDINGS,
  sources: SOURCES,
}
const reason = 'Read wrongly'

/**
 * md2 and in2 are imported and corrected; md3 and in3 are withdrawn. A decision makes version 2 of in1, which was corrected
 * before, and is again.
 */
function corrected(): Fixture {
  const fixture = committeeAtWork()
  const { run, wait } = fixture
  const secretary = (...commands: Parameters<typeof run>[1][]) => {
    wait(1000)
    run('secretary', ...commands)
  }
  const clause = (number: string, field: 'number' | 'text', after: string) =>
    secretary({ type: 'correctMandate', mandate: 'md2', clause: number, field, language: 'en', after, reason })
  const provision = (instrument: string, version: number, id: string, after: string) =>
    secretary({
      type: 'correctInstrument',
      instrument,
      version,
      provision: id,
      field: 'text',
      language: 'en',
      after,
      reason,
    })
  for (let times = 0; times < 2; times += 1)
    secretary({ type: 'importMandate', ...document }, { type: 'importInstrument', ...document })
  clause('2', 'text', 'Customs shares what it knows.')
  clause('2', 'text', 'Customs shares all it knows.')
  clause('3', 'number', '3 bis')
  provision('in2', 1, '2', 'Customs shares what it knows.')
  provision('in2', 1, '2', 'Customs shares all it knows.')
  secretary(
    { type: 'withdrawMandate', mandate: 'md3', reason },
    { type: 'withdrawInstrument', instrument: 'in3', reason },
  )
  provision('in1', 1, 'p1-s1-2', 'Corrected in version 1.')
  inSession(fixture, [{ op: 'replace-text', provision: 'p1-s1-1', language: 'en', text: 'Decided.' }])
  run('chair', { type: 'recordPresence', session: 's1', delegations: ['d1', 'd2', 'd3', 'd4'], present: true })
  run('chair', opening('p1'))
  castAll(fixture, 'v1', ['for', 'for', 'for', 'for'])
  run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  secretary({ type: 'certifyVote', vote: 'v1' })
  provision('in1', 2, 'p1-s1-1', 'Decided, and corrected.')
  return fixture
}

let store: TemporaryStore
let fixture: Fixture
let asked: Asking
let expected: Storage
beforeAll(async () => {
  store = await temporaryStore()
  fixture = corrected()
  asked = await asking(fixture, store, 'first')
  expected = await projectAll(fixture.record)
})
afterAll(() => store.close())

test('[I46] each entry projected twice, and again after later ones, changes nothing', async () => {
  const entries = entriesOf(fixture.record)
  for (const again of [1, 3, entries.length]) {
    const storage = emptyStorage()
    for (const index of entries.keys())
      for (const entry of entries.slice(Math.max(0, index - again), index + 1)) await projectEntry(storage, entry)
    expect(bytesOf(storage) === bytesOf(expected)).toBe(true)
  }
})

test.each([0, 1, 2])(
  '[I46] an entry of which only %i writes came through is made whole by projecting it again',
  async (kept) => {
    const storage = emptyStorage()
    for (const entry of entriesOf(fixture.record)) {
      await projectEntry(storage, entry, (write) => write >= kept)
      await projectEntry(storage, entry)
    }
    expect(bytesOf(storage) === bytesOf(expected)).toBe(true)
  },
)

test('[I46] queries show a mandate as corrected, with its corrigenda, what is around it and its files', async () => {
  const { mandates } = await asked.ask('observer', getMandates)
  expect(mandates.map(({ id, used }) => [id, used])).toEqual([
    ['md2', false],
    ['md1', true],
  ])
  const [mandate] = mandates
  expect(mandate).toMatchObject({ authentic: ['en'], surroundings: SURROUNDINGS, sources: SOURCES })
  expect(mandate?.clauses.map(({ number, shown, cited, text }) => [number, shown?.en, cited?.en, text.en])).toEqual([
    ['1', '1', '1', 'Customs assesses risk.'],
    ['2', '2', '2', 'Customs shares all it knows.'],
    ['3', '3 bis', '3 bis', 'Customs reviews both.'],
  ])
  expect(mandate?.corrigenda.map(({ clause, field, before, after }) => [clause, field, before, after])).toEqual([
    ['2', 'text', 'Customs shares what it finds.', 'Customs shares what it knows.'],
    ['2', 'text', 'Customs shares what it knows.', 'Customs shares all it knows.'],
    ['3', 'number', '3', '3 bis'],
  ])
  const times = mandate?.corrigenda.map(({ at }) => at) ?? []
  expect(times).toEqual([...times].sort())
  expect(mandate?.corrigenda[0]).toMatchObject({ reason, language: 'en' })
})

test('[I46] queries show each version of an instrument with the corrigenda so far, and count its own', async () => {
  const { instruments } = await asked.ask('observer', getInstruments)
  const lines = instruments.map(({ id, used, versions }) => [id, used, versions.map(({ corrigenda }) => corrigenda)])
  expect(lines).toEqual([
    ['in1', true, [1, 1]],
    ['in2', false, [2]],
  ])
  const version = (instrument: string, number: number) =>
    asked.ask('observer', getVersion, { instrument, version: String(number) })
  const imported = await version('in2', 1)
  expect(imported).toMatchObject({ surroundings: SURROUNDINGS, sources: SOURCES, version: { corrigenda: 2 } })
  const changes = imported.corrigenda.map(({ provision, before, after }) => [provision, before, after])
  expect(changes).toEqual([
    ['2', 'Customs shares what it finds.', 'Customs shares what it knows.'],
    ['2', 'Customs shares what it knows.', 'Customs shares all it knows.'],
  ])
  const [first, second] = [await version('in1', 1), await version('in1', 2)]
  expect(first.corrigenda.map(({ version, after }) => [version, after])).toEqual([[1, 'Corrected in version 1.']])
  expect(second.corrigenda.map(({ version, before, after }) => [version, before, after])).toEqual([
    [1, 'Customs shares what it finds.', 'Corrected in version 1.'],
    [2, 'Decided.', 'Decided, and corrected.'],
  ])
  const { provisions } = await asked.ask('observer', getProvisions, { instrument: 'in1', version: '2' })
  const words = new Map(
    provisions.map(({ id, text, spans }) => [id, [text.en, spans.en?.map(({ text }) => text).join('')]]),
  )
  expect(words.get('p1-s1-1')).toEqual(['Decided, and corrected.', 'Decided, and corrected.'])
  expect(words.get('p1-s1-2')).toEqual(['Corrected in version 1.', undefined])
  await expect(version('in3', 1)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
})

test('[I46] after a rebuild from the record every answer is the same', async () => {
  const rebuilt = await asking(fixture, store, 'rebuilt')
  for (const [query, params] of [
    [getMandates, {}],
    [getInstruments, {}],
    [getVersion, { instrument: 'in1', version: '1' }],
    [getVersion, { instrument: 'in1', version: '2' }],
    [getVersion, { instrument: 'in2', version: 'latest' }],
  ] as const)
    expect(await rebuilt.ask('d1-head', query, params)).toEqual(await asked.ask('d1-head', query, params))
})
