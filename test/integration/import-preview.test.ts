import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { ImportPreview } from '@quorate/shared/contracts/reading'
import type { RecordPage } from '@quorate/shared/contracts/record'
import { strToU8, zipSync } from 'fflate'
import { COMMITTEE, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { HEADS, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let secretary: HttpClient

beforeAll(async () => {
  server = await startServerProcess()
  secretary = await signedIn(server.origin, SECRETARY)
})

afterAll(() => server?.dispose())

const preview = (client: HttpClient, bytes: Uint8Array, more: object = {}) =>
  client.request('POST', `/api/v1/committees/${COMMITTEE}/imports/preview`, {
    body: { content: Buffer.from(bytes).toString('base64'), ...more },
  })

const word = (paragraphs: string[]) =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="urn:w"><w:body>${paragraphs
        .map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
        .join('')}</w:body></w:document>`,
    ),
  })

test('[I20] the Secretariat sees how a document would come in, and nothing is recorded', async () => {
  const before = await secretary.query<RecordPage>('/record')
  const text =
    'Mandate\n\nArticle 1 – Seat\n\n1. The seat is on the coast.\n\n2. It may move.\n\nArticle 3\n\nThe flag is blue.'
  for (const bytes of [strToU8(text), word(text.split('\n\n'))]) {
    const { status, body } = await preview(secretary, bytes)
    expect(status).toBe(200)
    const { title, provisions, questions } = body as ImportPreview
    expect(title).toBe('Mandate')
    expect(provisions.map(({ citation, heading, parent }) => [citation, heading, parent])).toEqual([
      ['Article 1', 'Seat', -1],
      ['Article 1, 1', '', 0],
      ['Article 1, 2', '', 0],
      ['Article 3', '', -1],
    ])
    expect(questions).toEqual([{ kind: 'gap', line: 9, text: 'Article 3' }])
  }
  expect((await secretary.query<RecordPage>('/record')).entries[0]?.seq).toBe(before.entries[0]?.seq)
})

test.each([
  ['a PDF', strToU8('%PDF-1.7 …'), 'pdf'],
  ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'doc'],
  ['nothing', new Uint8Array(0), 'empty'],
  ['a text without numbers', strToU8('Only words.'), 'unnumbered'],
  ['another zip', zipSync({ 'a.txt': strToU8('1. A.') }), 'not-a-document'],
])('[I20] %s is refused with what to do', async (_, bytes, problem) => {
  const answer = await preview(secretary, bytes)
  expect(refusalOf(answer)).toMatchObject({ status: 422, code: 'invalid-document' })
  expect(answer.body).toMatchObject({ error: { details: { problem } } })
})

test('[I20] who may not import is told so, whatever they send', async () => {
  const delegate = await signedIn(server.origin, HEADS[0] ?? '')
  expect(refusalOf(await preview(delegate, strToU8('1. A.')))).toMatchObject({ status: 403, code: 'not-allowed' })
})
