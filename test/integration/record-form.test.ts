import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { areaOfEvent } from '@quorate/shared/domain/committee'
import type { NewEvent, RecordedEvent } from '@quorate/shared/domain/event'
import { words } from '@quorate/shared/domain/words'
import { canonicalJson, leafHash } from '../../server/src/record/canonical.ts'
import { type Entry, entryFaults, isRequestOf, openEntry, seal, sealKey } from '../../server/src/record/entry.ts'

const FOLDER = join(__dirname, '../record')
const vectors = JSON.parse(readFileSync(join(FOLDER, 'vectors.json'), 'utf8')) as {
  canonical: { value: unknown; text: string }[]
  entries: Entry[]
  commands: unknown[]
  hashes: string[]
}
const scratch = mkdtempSync(join(tmpdir(), 'quorate-record-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Without Python these tests are skipped. */
const withPython = spawnSync('python3', ['--version']).status === 0 ? test : test.skip

/** The Python reader's findings on these entries: their hashes, or their faults. */
function readInPython(
  entries: readonly Entry[],
  commands = entries.map((): unknown => null),
): { ok: boolean; lines: string[] } {
  const file = join(scratch, 'entries.json')
  writeFileSync(file, JSON.stringify({ entries, commands }))
  const { status, stdout, stderr } = spawnSync('python3', [join(FOLDER, 'check.py'), file], { encoding: 'utf8' })
  if (status !== 0 && status !== 1) throw new Error(stderr)
  return { ok: status === 0, lines: stdout.trim().split('\n') }
}

test('[K40] the product reads the published vectors as they are described: canonical text, hashes, erased words', () => {
  for (const { value, text } of vectors.canonical) expect(canonicalJson(value)).toBe(text)
  expect(vectors.entries.map(leafHash)).toEqual(vectors.hashes)
  expect(vectors.entries.flatMap(entryFaults)).toEqual([])
  vectors.entries.forEach(({ key }, index) => {
    const command = vectors.commands[index]
    expect(key.salt === undefined).toBe(command === null)
    expect(isRequestOf(key, canonicalJson(command))).toBe(true)
    if (command !== null) expect(isRequestOf(key, canonicalJson({ type: 'postComment' }))).toBe(false)
  })
  const events = vectors.entries.flatMap(openEntry)
  const dataOf = (type: RecordedEvent['type']) => events.find((event) => event.type === type)?.data
  expect(dataOf('CommentPosted')).toMatchObject({ body: { words: null } })
  expect(dataOf('ParticipantEnrolled')).toMatchObject({ name: { words: 'Zoë Émile-O’Neill 🌍' } })
})

withPython('[K40] a reader in another language finds the same hashes, and no fault', () => {
  const { ok, lines } = readInPython(vectors.entries, vectors.commands)
  expect(lines).toEqual(vectors.hashes.map((hash, index) => `${index + 1} ${hash}`))
  expect(ok).toBe(true)
})

withPython('[K40] the reader in another language reads entries that the product seals now', () => {
  const actor = { member: 'm1', capacity: 'delegate', for: 'fr' } as const
  const body = 'Tabs\t, “quotes”, \u0001 controls, \u2028 lines, 🌍 and é'
  const posted: NewEvent = {
    type: 'CommentPosted',
    audience: 'committee',
    data: { comment: 'c1', thread: 't1', number: 1, replyTo: null, body: words(body) },
  }
  const command = { type: 'postComment', thread: 't1', body, replyTo: null }
  const key = sealKey('m1', 'k', canonicalJson(command))
  const entry: Entry = { committee: 'hlsg', seq: 1, at: 1, ...seal([posted, posted], actor, areaOfEvent), key }
  expect(readInPython([entry], [command])).toEqual({ ok: true, lines: [`1 ${leafHash(entry)}`] })
})

const third = vectors.entries[2] as Entry
withPython.each<[string, (entries: Entry[]) => Entry[], string]>([
  ['an event', (all) => all.with(2, { ...third, open: third.open.toReversed() }), 'is not what was committed to'],
  ['a commitment', (all) => all.with(2, { ...third, leaf: third.leaf.slice(1) }), '2 commitments, 3 events'],
  [
    'a text',
    (all) =>
      all.with(2, {
        ...third,
        texts: Object.fromEntries(Object.entries(third.texts).map(([name, text]) => [name, { ...text, value: 'no' }])),
      }),
    'is not what was committed to',
  ],
  ['a text that no event names', (all) => all.with(2, { ...third, open: [], leaf: [] }), 'no event names the text'],
  ['a command', (all) => all.with(2, { ...third, key: { ...third.key, request: '' } }), 'its command is not what'],
  [
    'the salt of a command',
    (all) => all.with(2, { ...third, key: { actor: 'm1', id: 'k', request: '' } }),
    'only one of the commitment to its command and the salt',
  ],
  ['an erasure', (all) => all.with(2, { ...third, texts: {} }), 'the commitment to its command is left'],
  ['the order of time', (all) => all.with(2, { ...third, at: 1 }), 'is older than the one before it'],
  ['the run of numbers', (all) => all.toSpliced(2, 1), 'does not follow on entry 2'],
])('[K40] it finds a change of %s', (_, change, fault) => {
  const { ok, lines } = readInPython(change(vectors.entries), vectors.commands)
  expect(ok).toBe(false)
  expect(lines.some((line) => line.includes(fault))).toBe(true)
})

withPython('[K40] without a file it says how it is used', () => {
  const { status, stderr } = spawnSync('python3', [join(FOLDER, 'check.py')], { encoding: 'utf8' })
  expect([status, stderr.trim()]).toEqual([2, 'Usage: python3 check.py FILE'])
})
