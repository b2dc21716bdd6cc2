import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ImportedInstrument, importInstrument } from './import-instrument.ts'
import { mergeTranslation } from './merge-translation.ts'

const ENGLISH = `# Rules for Harbours

Agreed on the quay.

## Pillar 1 – Ships

Ships come first.

### Standard 1 – Sails

1. Sails are **white**.

2. Sails are mended:

- by hand; or
- by machine.

Whoever mends them signs.

### Standard 6 – Ropes

6.1 Ropes are long.[^1]
6.2 Ropes are dry.
6.2.1 Save at sea.

## Pillar 2 – Quays

### Standard 1 – Stones

Stones are heavy.

Stones are wet
at high water.

[^1]: Twenty fathoms at least.
`

const FRENCH = `# Règles des ports

## Pilier 1 – Navires

Les navires d’abord.

### Norme 1 – Voiles

1.1.1 Les voiles sont blanches.

1.1.2 Les voiles se réparent.

### Norme 6 – Cordages

(1) Les cordages sont longs.

(2) Les cordages sont secs.

2.1 Sauf en mer.

## Pilier 2 – Quais

### Norme 1 – Pierres

(1) Les pierres sont lourdes.
`

const imported = (source: string, language: 'en' | 'fr' = 'en'): ImportedInstrument => {
  const instrument = importInstrument(source, language)
  if (!instrument.ok) throw new Error(instrument.message)
  return instrument
}

test('[I9] numbered headings become parts and standards, and the text below them paragraphs, with lasting ids', () => {
  const { title, preamble, provisions } = imported(ENGLISH)
  expect({ title, preamble }).toEqual({ title: 'Rules for Harbours', preamble: ['Agreed on the quay.'] })
  expect(provisions.map(({ id, number, kind, parent }) => [id, number, kind, parent])).toEqual([
    ['p1', '1', 'part', null],
    ['p1-s1', '1.1', 'standard', 'p1'],
    ['p1-s1-1', '1.1.1', 'paragraph', 'p1-s1'],
    ['p1-s1-2', '1.1.2', 'paragraph', 'p1-s1'],
    ['p1-s6', '1.6', 'standard', 'p1'],
    ['p1-s6-1', '1.6.1', 'paragraph', 'p1-s6'],
    ['p1-s6-2', '1.6.2', 'paragraph', 'p1-s6'],
    ['p1-s6-2-1', '1.6.2.1', 'paragraph', 'p1-s6-2'],
    ['p2', '2', 'part', null],
    ['p2-s1', '2.1', 'standard', 'p2'],
    ['p2-s1-1', '2.1.1', 'paragraph', 'p2-s1'],
    ['p2-s1-2', '2.1.2', 'paragraph', 'p2-s1'],
  ])
})

test('[I9] headings and texts are complete, footnotes apart; paragraphs without numbers are numbered or joined', () => {
  const { provisions, notes } = imported(ENGLISH)
  const words = Object.fromEntries(provisions.map(({ id, heading, text }) => [id, heading.en ?? text.en]))
  expect(words).toMatchObject({
    p1: 'Ships',
    'p1-s1-1': 'Sails are white.',
    'p1-s1-2': 'Sails are mended:\n\n- by hand; or\n- by machine.\n\nWhoever mends them signs.',
    'p1-s6-1': 'Ropes are long.',
    'p2-s1-2': 'Stones are wet at high water.',
  })
  expect(provisions[0]?.text).toEqual({ en: 'Ships come first.' })
  expect(provisions[1]).toMatchObject({ heading: { en: 'Sails' }, text: {} })
  expect(notes).toEqual([{ mark: '1', text: 'Twenty fathoms at least.' }])
})

test.each([
  ['one depth of headings', '# Rules\n\n## 1. Sails\n\n1.1 White.', 'standard:1 paragraph:1.1'],
  [
    'three depths of headings',
    '# I. Ships\n\n## 1 Masts\n\n### 1.1 Sails\n\n(1) White.',
    'part:I chapter:I.1 standard:I.1.1 paragraph:I.1.1.1',
  ],
  ['no headings', '1. White.\n2. Dry.\n2.1. At sea.', 'paragraph:1 paragraph:2 paragraph:2.1'],
  ['a title that looks like a number', '# I believe\n\n## 1. Sails\n\nWhite.', 'standard:1 paragraph:1.1'],
])('[I9] reads %s', (_, source, expected) => {
  expect(
    imported(source)
      .provisions.map(({ kind, number }) => `${kind}:${number}`)
      .join(' '),
  ).toBe(expected)
})

test.each([
  ['empty', '\n', undefined],
  ['binary', '# 1. A\0', 1],
  ['too-large', 'a'.repeat(1_000_001), undefined],
  ['unnumbered', '# A\n\nText.', undefined],
  ['unnumbered', '## 1. A\n\nText.\n\n## Annex\n\nText.', 5],
  ['duplicate-number', '## 1. A\n\n(1) Text.\n(1) Text.', 4],
  ['duplicate-number', '## 1. A\n\n## 1. B', 3],
  ['wrong-level', '## Standard 1 – A\n\n### Part 1 – B', 3],
  ['too-many', `## 1. A\n\n${'Text.\n\n'.repeat(5001)}`, undefined],
])('[I10] refuses an instrument that is %s', (code, source, line) => {
  const problem = importInstrument(source, 'en')
  expect(problem).toMatchObject({ ok: false, code, ...(line && { line }) })
})

test.each([
  ['headings', '# 1. A\n', 19_900],
  ['different headings', '', 0],
  ['heading marks', '# # ', 240_000],
  ['short lines of one paragraph', 'a\n', 19_900],
  ['numbers', '1.1.', 240_000],
])('[I10] the largest document of %s is read or refused without delay', (_, piece, times) => {
  const numbered = Array.from(
    { length: times === 0 ? 4900 : 0 },
    (_, n) => `### ${Math.floor(n / 900)}.${n % 900} A\n(1) b`,
  )
  const started = process.cpuUsage()
  importInstrument(`## 1. A\n\n${piece.repeat(times)}${numbered.join('\n')}`, 'en')
  expect(process.cpuUsage(started).user).toBeLessThan(4_000_000)
})

test('[I10] any text is read or refused, and each provision has its own id and comes after its parent', () => {
  const piece = fc.constantFrom(
    ...['# ', '## ', 'Part 1 ', 'Norme 2 – ', '1. ', '1.1 ', '2.1.1 ', '(1) ', '(2) ', 'II. ', '\n', '\n\n', 'a'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const instrument = importInstrument(pieces.join(''), 'en')
      if (!instrument.ok) return
      const ids = instrument.provisions.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [index, { parent }] of instrument.provisions.entries())
        expect(parent === null || ids.slice(0, index).includes(parent)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('[I11] a translation is matched by number, in whatever form it prints them, and missing texts are awaited', () => {
  const merged = mergeTranslation(imported(ENGLISH).provisions, imported(FRENCH, 'fr').provisions)
  if (!merged.ok) throw new Error(merged.message)
  const byId = new Map(merged.provisions.map((provision) => [provision.id, provision]))
  expect(byId.get('p1-s6')?.heading).toEqual({ en: 'Ropes', fr: 'Cordages' })
  expect(byId.get('p1-s6-2')?.text).toEqual({ en: 'Ropes are dry.', fr: 'Les cordages sont secs.' })
  expect(byId.get('p1-s6-2-1')?.text).toEqual({ en: 'Save at sea.', fr: 'Sauf en mer.' })
  expect(byId.get('p2-s1-2')?.text).toEqual({ en: 'Stones are wet at high water.', awaiting: ['fr'] })
  expect(byId.get('p1-s6')?.text).toEqual({})
})

test('[I11] a provision that only the translation has is refused', () => {
  const merged = mergeTranslation(
    imported('## 1. A\n\n(1) x', 'en').provisions,
    imported('## 1. A\n\n(2) x', 'fr').provisions,
  )
  expect(merged).toMatchObject({ ok: false, code: 'unmatched-number' })
})
