import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { asSeen, type Correction, correct, correctAll, type SeenDocument } from './corrections.ts'
import { APART, LONGEST_HEADING } from './limits.ts'
import { randomDocument } from './random-document.fixture.ts'
import { outlineOf, wordsOf } from './read-document.fixture.ts'
import { readDocument } from './read-document.ts'

const seen = (text: string): SeenDocument => asSeen(readDocument(text))

const TEXT = `Rules

The keepers agree:

Article 1 Lamps

1. The keeper lights the lamp.

It burns until dawn.

2. The keeper rings the bell.

(a) once in fog;

(b) twice in snow.

Article 2 Boats

1. Boats keep out.
`
/** p0 Article 1, p1 1, p2 2, p3 (a), p4 (b), p5 Article 2, p6 1. */
const document = seen(TEXT)

const after = (...corrections: Correction[]): SeenDocument => {
  const { document: corrected, failed } = correctAll(document, corrections)
  expect(failed).toBe(0)
  return corrected
}
const textOf = ({ provisions }: SeenDocument, id: string) => provisions.find((one) => one.id === id)?.text

test('the document of these tests is read as they expect', () => {
  expect(outlineOf(document)).toBe('Article 1 "Lamps" (1, 2 ((a), (b))), Article 2 "Boats" (1)')
})

describe('[I21] a correction changes one thing in the tree', () => {
  test.each<[string, Correction, string]>([
    [
      'promote takes along what is under it',
      { op: 'promote', provision: 'p2' },
      'Article 1 "Lamps" (1), 2 ((a), (b)), Article 2 "Boats" (1)',
    ],
    [
      'promote has under it what follows',
      { op: 'promote', provision: 'p3' },
      'Article 1 "Lamps" (1, 2, (a) ((b))), Article 2 "Boats" (1)',
    ],
    [
      'demote takes along what is under it',
      { op: 'demote', provision: 'p2' },
      'Article 1 "Lamps" (1 (2 ((a), (b)))), Article 2 "Boats" (1)',
    ],
    [
      'join leaves what is under it to the provision before',
      { op: 'join', provision: 'p2' },
      'Article 1 "Lamps" (1 ((a), (b))), Article 2 "Boats" (1)',
    ],
    [
      'join with the one above it moves up what is under it',
      { op: 'join', provision: 'p1' },
      'Article 1 "Lamps" (2 ((a), (b))), Article 2 "Boats" (1)',
    ],
    [
      'split at a paragraph',
      { op: 'split', provision: 'p1', at: 30 },
      'Article 1 "Lamps" (1, , 2 ((a), (b))), Article 2 "Boats" (1)',
    ],
    [
      'heading',
      { op: 'heading', provision: 'p6' },
      'Article 1 "Lamps" (1, 2 ((a), (b))), Article 2 "Boats" (1 "Boats keep out.")',
    ],
    ['text', { op: 'text', provision: 'p5' }, 'Article 1 "Lamps" (1, 2 ((a), (b))), Article 2 (1)'],
    [
      'remove moves up what is under it',
      { op: 'remove', provision: 'p0', to: 'furniture' },
      '1, 2 ((a), (b)), Article 2 "Boats" (1)',
    ],
    [
      'restore as a provision',
      { op: 'restore', from: 'front', line: 3, as: 'provision' },
      ', Article 1 "Lamps" (1, 2 ((a), (b))), Article 2 "Boats" (1)',
    ],
    [
      'renumber',
      { op: 'renumber', provision: 'p4', number: '(c)' },
      'Article 1 "Lamps" (1, 2 ((a), (c))), Article 2 "Boats" (1)',
    ],
    [
      'reword',
      { op: 'reword', provision: 'p0', heading: 'Lights' },
      'Article 1 "Lights" (1, 2 ((a), (b))), Article 2 "Boats" (1)',
    ],
  ])('%s', (_, correction, tree) => {
    expect(outlineOf(after(correction))).toBe(tree)
  })

  test('and its citations follow', () => {
    const citations = after({ op: 'renumber', provision: 'p5', number: 'Article 7' }).provisions.map(
      (one) => one.citation,
    )
    expect(citations.slice(-2)).toEqual(['Article 7', 'Article 7, 1'])
  })

  test('what is joined is text with its number and heading, and its lines', () => {
    const joined = after({ op: 'join', provision: 'p5' })
    expect(textOf(joined, 'p4')).toBe('twice in snow.\n\nArticle 2 Boats')
    expect(joined.provisions.find(({ id }) => id === 'p4')?.lines).toEqual([
      document.provisions[4]?.lines[0],
      document.provisions[5]?.lines[1],
    ])
  })

  test('text that goes on in the next line is one paragraph, also behind the call of a note', () => {
    const goesOn = seen('1. The lamp of the keeper burns until\n\n2. June, when nights are short.\n\n3. It is out.')
    expect(textOf(correctAll(goesOn, [{ op: 'join', provision: 'p1' }]).document, 'p0')).toBe(
      'The lamp of the keeper burns until 2. June, when nights are short.',
    )
    const ended = seen('1. The lamp burns.[^a]\n\n2. It is out.\n\n3. It is dark.\n\n[^a]: Until dawn.')
    expect(textOf(correctAll(ended, [{ op: 'join', provision: 'p1' }]).document, 'p0')).toBe(
      'The lamp burns.[^a]\n\n2. It is out.',
    )
  })

  test('what is split off has the number that it begins with, and the lines from where it begins', () => {
    const inOne = seen('1. The lamp burns.\nAnd (2) the bell rings.\n\n3. It is dark.')
    const at = inOne.provisions[0]?.text.indexOf('(2)') ?? -1
    const { provisions } = correctAll(inOne, [{ op: 'split', provision: 'p0', at, line: 2 }]).document
    expect(provisions.slice(0, 2)).toMatchObject([
      { number: '1', text: 'The lamp burns. And', lines: [1, 1] },
      { number: '(2)', text: 'the bell rings.', lines: [2, 2] },
    ])
  })

  test('what is on no line of the source can be taken back, one by one', () => {
    const { provisions: read, ...rest } = readDocument(TEXT)
    const furniture = ['Header', 'Footer'].map((text) => ({ line: 0, text }))
    const withHeaders = asSeen({ ...rest, provisions: read, furniture })
    const footer = withHeaders.furniture[1]?.line ?? 0
    const taken = correctAll(withHeaders, [{ op: 'restore', from: 'furniture', line: footer, as: 'provision' }])
    expect(taken.document.provisions[0]?.text).toBe('Footer')
    expect(taken.document.furniture.map(({ text }) => text)).toEqual(['Header'])
  })

  test.each<[string, Correction]>([
    ['missing', { op: 'join', provision: 'p99' }],
    ['missing', { op: 'restore', from: 'notes', line: 1, as: 'text' }],
    ['first', { op: 'join', provision: 'p0' }],
    ['outermost', { op: 'promote', provision: 'p0' }],
    ['innermost', { op: 'demote', provision: 'p0' }],
    ['innermost', { op: 'demote', provision: 'p1' }],
    ['no-text', { op: 'split', provision: 'p6', at: 0 }],
    ['no-text', { op: 'split', provision: 'p6', at: 1000 }],
    ['no-text', { op: 'heading', provision: 'p0' }],
    ['no-heading', { op: 'text', provision: 'p1' }],
    ['nowhere', { op: 'restore', from: 'front', line: 3, as: 'text' }],
  ])('and is refused where it cannot be made: %s', (obstacle, correction) => {
    expect(correct(document, correction)).toEqual({ ok: false, obstacle })
  })

  test('a table and a long text are no heading', () => {
    const table = seen('1. Lamps:\n\n| Lamp | Hours |\n| --- | --- |\n| North | 2 |\n\n2. Bells.')
    const headless = correctAll(table, [{ op: 'heading', provision: 'p0' }]).document
    expect(correct(headless, { op: 'heading', provision: 'p0' })).toEqual({ ok: false, obstacle: 'table' })
    const long = seen(`1. ${'word '.repeat(LONGEST_HEADING / 4)}.\n\n2. Bells.`)
    expect(correct(long, { op: 'heading', provision: 'p0' })).toEqual({ ok: false, obstacle: 'long' })
  })
})

describe('questions', () => {
  const asked: SeenDocument = {
    ...document,
    questions: [
      { kind: 'unsure', line: document.provisions[2]?.lines[0] ?? 0, text: '' },
      { kind: 'text', line: 9, text: '' },
      { kind: 'hyphen', line: 9, text: 'be-fore', joined: 'before' },
      { kind: 'encoding', line: 0, text: '' },
    ],
  }
  const open = (correction: Correction) =>
    correctAll(asked, [correction]).document.questions.map((question) => question.kind)
  test.each<[string, Correction, string[]]>([
    ['settled', { op: 'settle', line: 0, kind: 'encoding' }, ['unsure', 'text', 'hyphen']],
    ['answered by a correction of its provision', { op: 'join', provision: 'p2' }, ['text', 'hyphen', 'encoding']],
    [
      'answered by a split at its line',
      { op: 'split', provision: 'p1', at: 30, line: 9 },
      ['unsure', 'hyphen', 'encoding'],
    ],
    ['answered with what is removed', { op: 'remove', provision: 'p1', to: 'end' }, ['unsure', 'encoding']],
    ['answered by the words', { op: 'reword', provision: 'p1', text: 'It be-fore.' }, ['unsure', 'text', 'encoding']],
    [
      'left open by the same words',
      { op: 'reword', provision: 'p1', text: 'It before.' },
      ['unsure', 'text', 'hyphen', 'encoding'],
    ],
    ['left open by others', { op: 'join', provision: 'p6' }, ['unsure', 'text', 'hyphen', 'encoding']],
  ])('[I21] a question is %s', (_, correction, kinds) => {
    expect(open(correction)).toEqual(kinds)
  })
})

/** A correction that may fit a document, from numbers. */
function someCorrection({ provisions, ...rest }: SeenDocument, [which, where, what]: number[]): Correction {
  const { id: provision = '', text = '' } = provisions[(which ?? 0) % provisions.length] ?? {}
  const ops = ['promote', 'demote', 'join', 'heading', 'text'] as const
  const op = (what ?? 0) % 8
  if (op === 5) return { op: 'split', provision, at: (where ?? 0) % (text.length + 1) }
  if (op === 6) {
    const from = APART[(where ?? 0) % APART.length] ?? 'front'
    const passage = rest[from][(which ?? 0) % Math.max(1, rest[from].length)]
    const as = (where ?? 0) % 2 === 0 ? 'text' : 'provision'
    if (passage !== undefined) return { op: 'restore', from, line: passage.line, as }
  }
  if (op >= 6)
    return { op: 'remove', provision, to: (['front', 'end', 'furniture'] as const)[(where ?? 0) % 3] ?? 'end' }
  return { op: ops[op] ?? 'join', provision }
}

/** A split may be within a word. */
const letters = (one: SeenDocument) =>
  wordsOf({ ...one, notes: one.notes })
    .join('')
    .split('')
    .sort()
    .join('')

test('[I21] no correction but of a number or of words loses a letter, whatever is corrected in which order', () => {
  const steps = fc.array(fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 }), { maxLength: 25 })
  fc.assert(
    fc.property(randomDocument, steps, ({ text }, numbers) => {
      let current = seen(text)
      const before = letters(current)
      for (const each of numbers) {
        if (current.provisions.length === 0) break
        const corrected = correct(current, someCorrection(current, each))
        if (!corrected.ok) continue
        current = corrected.document
        expect(letters(current)).toBe(before)
        const ids = current.provisions.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(current.provisions.every(({ parent }, index) => parent < index)).toBe(true)
        const citations = current.provisions.flatMap(({ citation }) => citation || [])
        expect(new Set(citations).size).toBe(citations.length)
      }
    }),
    { numRuns: 200 },
  )
})

const cases = join(import.meta.dirname, 'cases')

test.each(readdirSync(cases))('a document that nobody corrects keeps its citations and its provisions: %s', (name) => {
  const read = seen(readFileSync(join(cases, name), 'utf8'))
  const settled = correct(read, { op: 'settle', line: -100, kind: 'none' })
  if (!settled.ok) throw new Error(settled.obstacle)
  expect(settled.document).toEqual(read)
  for (const [index, provision] of read.provisions.entries()) expect(settled.document.provisions[index]).toBe(provision)
})
