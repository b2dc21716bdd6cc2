import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Mandates } from '@quorate/shared/contracts/mandate'
import type { ImportDraft, ImportDrafts, ImportPreview } from '@quorate/shared/contracts/reading'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { COMMITTEE, createHttpClient, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { HEADS, OBSERVER, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let secretary: HttpClient
let delegate: HttpClient
let observer: HttpClient

beforeAll(async () => {
  server = await startServerProcess()
  secretary = await signedIn(server.origin, SECRETARY)
  delegate = await signedIn(server.origin, HEADS[0])
  observer = await signedIn(server.origin, OBSERVER)
})
afterAll(() => server?.dispose())

const PATH = `/api/v1/committees/${COMMITTEE}`
const TEXT = 'Mandate\n\nArticle 1 – Seat\n\nThe seat is on the coast.\n\nArticle 2\n\nThe flag is blue.'
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

const upload = (client: HttpClient, text: string, name = 'mandate.txt') =>
  client.request('POST', `${PATH}/files`, { body: { name, content: Buffer.from(text).toString('base64') } })
const preview = (client: HttpClient, body: object) => client.request('POST', `${PATH}/imports/preview`, { body })
const download = (client: HttpClient, sha256: string, headers = {}) =>
  client.request('GET', `${PATH}/files/${sha256}`, { headers })
const save = (client: HttpClient, draft: string, file: object) =>
  client.request('PUT', `${PATH}/import-drafts/${draft}`, { body: draftOf(file) })
const discard = (client: HttpClient, draft: string) =>
  client.request('DELETE', `${PATH}/import-drafts/${draft}`, { body: {} })
const draftOf = (file: object) => ({
  kind: 'mandate',
  title: { en: 'A mandate' },
  documents: { en: { file, corrections: [{ op: 'renumber', provision: 'p1', number: 'Article 9' }] } },
})
const document = (sources: object) => ({ ...documentFromText({ en: 'A mandate' }, { en: TEXT }), sources })
const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status
const stored = (sha256: string) =>
  server.withStore(async (db) => Number(await db.collection('files').countDocuments({ sha256, complete: true })))

test('[I40] a file is kept, previewed, named by a draft, imported, and had by all who see the mandate', async () => {
  const file = { sha256: hashOf(TEXT), name: 'mandate.txt', size: Buffer.byteLength(TEXT) }
  for (let times = 0; times < 2; times += 1)
    expect(await upload(secretary, TEXT)).toMatchObject({ status: 200, body: file })
  const { body } = await preview(secretary, { file: file.sha256 })
  expect((body as ImportPreview).provisions.map(({ citation }) => citation)).toEqual(['Article 1', 'Article 2'])
  // Nothing names it yet.
  expect(await statusOf(download(secretary, file.sha256))).toBe(404)

  expect(await save(secretary, 'mine', file)).toMatchObject({ status: 200 })
  const { drafts } = await secretary.query<ImportDrafts>('/import-drafts')
  expect(drafts).toEqual([
    {
      id: 'mine',
      kind: 'mandate',
      title: { en: 'A mandate' },
      files: { en: 'mandate.txt' },
      corrections: 1,
      savedAt: expect.any(Number),
    },
  ])
  const { documents } = await secretary.query<ImportDraft>('/import-drafts/mine')
  expect(documents).toEqual({ en: { ...draftOf(file).documents.en, changes: 'accepted' } })
  expect(await statusOf(download(secretary, file.sha256))).toBe(200)
  // For others neither the draft nor the file is there.
  expect((await delegate.query<ImportDrafts>('/import-drafts')).drafts).toEqual([])
  for (const path of ['/import-drafts/mine', `/files/${file.sha256}`])
    expect(refusalOf(await delegate.request('GET', PATH + path))).toMatchObject({ status: 404, code: 'not-found' })
  expect(await statusOf(discard(delegate, 'mine'))).toBe(200)
  expect((await secretary.query<ImportDrafts>('/import-drafts')).drafts).toHaveLength(1)

  await secretary.command('/mandates', document({ en: file }))
  expect(await statusOf(discard(secretary, 'mine'))).toBe(200)
  const { mandates } = await observer.query<Mandates>('/mandates')
  expect(mandates.map(({ sources }) => sources)).toContainEqual({ en: file })
  const { status, headers, body: bytes } = await download(observer, file.sha256)
  expect([status, bytes]).toEqual([200, TEXT])
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': String(file.size),
    'content-disposition': 'attachment; filename=mandate.txt',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache, no-transform',
    etag: `"${file.sha256}"`,
  })
  expect(await download(observer, file.sha256, { 'if-none-match': `"${file.sha256}"` })).toMatchObject({
    status: 304,
    body: '',
  })
  expect(await statusOf(download(createHttpClient(server.origin), file.sha256))).toBe(401)
})

test('[I41] a draft that is discarded takes its file along, unless another one names it', async () => {
  const text = `${TEXT} Discarded.`
  const { body: file } = (await upload(secretary, text)) as { body: object }
  for (const draft of ['one', 'two']) await save(secretary, draft, file)
  await discard(secretary, 'one')
  expect(await statusOf(download(secretary, hashOf(text)))).toBe(200)
  await discard(secretary, 'two')
  await discard(secretary, 'two')
  expect(await statusOf(download(secretary, hashOf(text)))).toBe(404)
  expect(refusalOf(await preview(secretary, { file: hashOf(text) }))).toMatchObject({ status: 404, code: 'not-found' })
  expect(refusalOf(await save(secretary, 'three', file))).toMatchObject({ status: 404, code: 'not-found' })
  await server.stop()
  expect([await stored(hashOf(text)), await stored(hashOf(TEXT))]).toEqual([0, 1])
  await server.start()
})

test('[I42] an import that names a file which is not there, or another one, is refused and not recorded', async () => {
  const text = `${TEXT} Not imported.`
  const absent = { sha256: hashOf(text), name: 'a.txt', size: Buffer.byteLength(text) }
  const before = (await secretary.query<Mandates>('/mandates')).seq
  for (const path of ['/mandates', '/instruments'])
    expect(refusalOf(await secretary.send(path, document({ en: absent })))).toMatchObject({ code: 'not-found' })
  await upload(secretary, text)
  const wrong = document({ fr: { ...absent, size: 7 } })
  expect(refusalOf(await secretary.send('/mandates', wrong))).toMatchObject({ code: 'invalid-request' })
  expect((await secretary.query<Mandates>('/mandates')).seq).toBe(before)
  // The same key gives the same answer, also when the draft is gone.
  const right = document({ en: absent })
  const first = await secretary.command('/instruments', right, 'again')
  expect(await secretary.command('/instruments', right, 'again')).toEqual(first)
  expect(await statusOf(download(delegate, absent.sha256))).toBe(200)
})

test('[I43] nobody keeps files, drafts or previews them who may not import', async () => {
  const file = { sha256: hashOf(TEXT), name: 'mandate.txt', size: TEXT.length }
  for (const answer of [upload(delegate, TEXT), preview(delegate, { file: file.sha256 }), save(observer, 'd', file)])
    expect(refusalOf(await answer)).toMatchObject({ status: 403, code: 'not-allowed' })
})

const large = Buffer.alloc(8 * 1024 * 1024, 'a')
test.each<[string, object | Uint8Array, number]>([
  ['a file of more than 8 MB', { name: 'a', content: Buffer.alloc(large.length + 1).toString('base64') }, 413],
  ['a body of 12 MB', Buffer.alloc(12 * 1024 * 1024, 'a'), 413],
  ['what is no base64', { name: 'a', content: '<script>' }, 422],
  ['base64 that ends too early', { name: 'a', content: 'QUJD=' }, 422],
  ['text that is no base64 at its end', { name: 'a', content: `${large.toString('base64')}*` }, 422],
  ['a name that turns text around', { name: 'a\u202etxt.exe', content: 'QUJD' }, 422],
  ['a name of two lines', { name: 'a\nSet-Cookie: b=c', content: 'QUJD' }, 422],
  ['no name', { content: 'QUJD' }, 422],
  ['more than is asked for', { name: 'a', content: 'QUJD', committee: 'other' }, 422],
  ['no JSON', Buffer.from('{"name": "a", "content": "QUJD"'), 400],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400],
  ['values in values', Buffer.from('['.repeat(5_000_000)), 422],
])('[I43] %s is refused as a file', async (_, body, status) => {
  const answer = await secretary.request('POST', `${PATH}/files`, { body })
  expect([answer.status, refusalOf(answer).message]).toEqual([status, expect.any(String)])
})

test.each<[string, object, number]>([
  ['neither a file nor its bytes', {}, 422],
  ['both', { content: 'QUJD', file: 'a'.repeat(64) }, 422],
  ['a file by another name', { file: '../../secrets' }, 422],
  ['a file that is not kept', { file: 'a'.repeat(64) }, 404],
])('[I43] %s is refused as a preview', async (_, body, status) => {
  expect(await statusOf(preview(secretary, body))).toBe(status)
})

test('[I43] a file of 8 MB with any name comes back as it came, under that name', async () => {
  const name = 'Mandat « révisé »; "final"\\..\\x.html'
  const content = large.toString('base64')
  const { body: file } = await secretary.request('POST', `${PATH}/files`, { body: { name, content } })
  expect(file).toEqual({ sha256: hashOf(large.toString()), name, size: large.length })
  await save(secretary, 'large', file as object)
  const { headers, body } = await download(secretary, hashOf(large.toString()))
  expect(body === large.toString()).toBe(true)
  const disposition = headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!-]+$/)
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(name)
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-length')).toBe(String(large.length))
})

test('[I42] a document of 5,000 provisions in two languages comes in', async () => {
  const provisions = Array.from({ length: 5000 }, (_, index) => ({
    number: `${index + 1}`,
    shown: { en: `${index + 1}.`, fr: `${index + 1}.` },
    cited: { en: `${index + 1}`, fr: `${index + 1}` },
    parent: -1,
    heading: {},
    text: { en: 'Words.', fr: 'Des mots.' },
  }))
  const long = { title: { en: 'Long' }, provisions, surroundings: { front: {}, end: {}, notes: {} } }
  expect(await statusOf(secretary.send('/mandates', { ...long, sources: {} }))).toBe(200)
})

test('[I45] while a long document is read, everybody else is answered; of many files at once some are refused', async () => {
  const paragraph = 'Customs administrations exchange what they know of each consignment. '.repeat(20)
  const text = Array.from({ length: 400 }, (_, index) => `${index + 1}. ${paragraph}`).join('\n\n')
  let answered = 0
  let over = false
  const reading = preview(secretary, { content: Buffer.from(text).toString('base64') }).finally(() => {
    over = true
  })
  while (!over) {
    await observer.query('/sessions')
    answered += 1
  }
  // It takes a good part of a second. Read where requests are answered, it would let one or two through.
  await reading
  expect(answered).toBeGreaterThan(5)

  const all = await Promise.all(Array.from({ length: 20 }, () => statusOf(upload(secretary, TEXT))))
  const count = (status: number) => all.filter((one) => one === status).length
  expect([count(200) >= 8, count(429) > 0, count(200) + count(429)]).toEqual([true, true, 20])
})
