import { expect, test } from '@jest/globals'
import type { EventActor } from '@quorate/shared/domain/event'
import { openEntry } from '../record/entry.ts'
import { createImportReader, type Import } from './import-reader.ts'
import { RefusalError } from './refusal-error.ts'

const actor: EventActor = { member: 'm1', capacity: 'secretariat', for: null }
const nothing = () => undefined
/** A busy machine is no fault of a document. */
const PATIENT = { milliseconds: 200_000 }

const NOTHING = {
  title: { en: 'Terms of reference' },
  provisions: [],
  surroundings: { front: {}, end: {}, notes: {} },
  sources: {},
}

function mandate(clauses: number): Import {
  const provisions = Array.from({ length: clauses }, (_, index) => ({
    ...{ number: `${index + 1}`, shown: { en: `${index + 1}.` }, cited: { en: `${index + 1}` } },
    ...{ parent: -1, heading: {}, text: { en: 'words '.repeat(30) } },
  }))
  return importOf({ ...NOTHING, provisions })
}

function importOf(body: unknown): Import {
  return { type: 'importMandate', params: {}, body: Buffer.from(JSON.stringify(body)), actor, key: 'k1', now: 1 }
}

async function refusalOf(reading: Promise<unknown>) {
  const error = await reading.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(error instanceof RefusalError)) throw error
  return error.refusal
}

test('[H23] an import comes back judged and sealed, and other work goes on while it is read', async () => {
  const began = performance.now()
  let [last, longest] = [began, 0]
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const { command, judged } = await createImportReader(PATIENT)(mandate(5000), nothing)
  clearInterval(ticking)
  expect(longest).toBeLessThan((performance.now() - began) / 2)

  expect(command).toMatchObject({ type: 'importMandate', title: { en: 'Terms of reference' } })
  expect(JSON.parse(judged.text)).toEqual(command)
  expect(judged.key).toMatchObject({ actor: 'm1', id: 'k1' })
  if (!judged.outcome.ok) throw new Error(judged.outcome.refusal.message)
  const [event] = openEntry({ seq: 1, at: 1, ...judged.outcome.value })
  expect(event).toMatchObject({ type: 'MandateEntered', actor, data: { authentic: ['en'] } })
  expect(event?.type === 'MandateEntered' && event.data.clauses).toHaveLength(5000)
})

test('[H23] what is wrong with it is said as elsewhere: no JSON, another body, a document without provisions', async () => {
  const read = createImportReader(PATIENT)
  expect(await refusalOf(read({ ...mandate(1), body: Buffer.from('{"title":') }, nothing))).toMatchObject({
    code: 'malformed-request',
  })
  expect(await refusalOf(read(importOf({ source: {} }), nothing))).toMatchObject({ code: 'invalid-request' })
  const { judged } = await read(importOf(NOTHING), nothing)
  expect(judged.outcome).toMatchObject({
    ok: false,
    refusal: { code: 'invalid-document', details: { problem: 'unnumbered' } },
  })
})

test.each([
  ['time', { milliseconds: 1 }],
  ['memory', { ...PATIENT, megabytes: 4 }],
])('[H23] a document that needs more %s than there is for one is refused, and the next is read', async (_, limits) => {
  const begun: string[] = []
  const read = createImportReader(limits)
  const both = ['first', 'second'].map((name) => refusalOf(read(mandate(5000), () => begun.push(name))))
  for (const refusal of await Promise.all(both))
    expect(refusal).toMatchObject({ code: 'invalid-document', message: expect.stringContaining('takes too much') })
  expect(begun).toEqual(['first', 'second'])
})

test('[H23] a ninth at once is refused, and one whose caller has gone is not begun', async () => {
  const read = createImportReader(PATIENT)
  const asked = Array.from({ length: 9 }, (_, index) =>
    read(mandate(1), () => {
      if (index > 0) throw new Error('gone')
    }).then(
      () => 'read',
      (error: unknown) => (error instanceof RefusalError ? error.refusal.code : 'not begun'),
    ),
  )
  expect(await Promise.all(asked)).toEqual(['read', ...Array(7).fill('not begun'), 'rate-limited'])
})
