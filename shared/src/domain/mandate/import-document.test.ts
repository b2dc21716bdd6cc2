import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { RESOLUTION, TERMS_OF_REFERENCE } from './import-document.fixture.ts'
import { importNumberedDocument, type NumberedDocument } from './import-document.ts'

const imported = (source: string): NumberedDocument => {
  const document = importNumberedDocument(source)
  if (!document.ok) throw new Error(document.message)
  return document
}

const numbers = (source: string): string[] => imported(source).clauses.map(({ number }) => number)

const clause = (source: string, number: string) => imported(source).clauses.find((one) => one.number === number)

test('[I1] a resolution gives its clauses, sub-clauses and annexes in reading order, each under its parent', () => {
  expect(imported(RESOLUTION).clauses.map(({ number, parent }) => [number, parent])).toEqual([
    ['1', null],
    ['2', null],
    ['2.1', '2'],
    ['2.2', '2'],
    ['2.3', '2'],
    ['3', null],
    ['3.1', '3'],
    ['3.2', '3'],
    ['Annex 1', null],
    ['Annex 1.1', 'Annex 1'],
    ['Annex 1.2', 'Annex 1'],
    ['Annex 2', null],
    ['Annex 2.1', 'Annex 2'],
    ['Annex 2.2', 'Annex 2'],
  ])
  expect(imported(RESOLUTION).warnings).toEqual([])
})

test('[I1] recitals are not clauses, whether or not they are numbered', () => {
  expect(imported(RESOLUTION).preamble).toEqual([
    'THE HARBOUR COUNCIL,',
    'NOTING :',
    '(1) its earlier wish to know the tides;\n(2) the charts that were drawn since;\n(3) that not all harbours have them.',
    'RESOLVES that :',
  ])
  const plain =
    'Rappelant\u00a0:\n\n1. les marées\u00a0;\n2. la lune\u00a0;\n\nDécide\u00a0:\n\n1. de mesurer les marées.'
  expect(imported(plain)).toMatchObject({ clauses: [{ number: '1', text: 'de mesurer les marées.' }] })
})

test('[I2] the title is read once, with its date, and its repetitions are taken out', () => {
  expect(imported(RESOLUTION).title).toBe('RESOLUTION OF THE HARBOUR COUNCIL ON THE TIDES GROUP (May 1998)')
  expect(JSON.stringify(imported(RESOLUTION).clauses)).not.toContain('RESOLUTION OF')
})

test('[I2] a clause continues after a footnote, a page number and a running title', () => {
  expect(clause(RESOLUTION, '2.2')?.text).toBe(
    'advise on how tables are to be printed, whatever the paper they are printed on; and',
  )
})

test('[I2] footnotes are kept apart, complete, and their calls are removed from the text; other raised figures stay', () => {
  expect(imported(RESOLUTION).notes).toEqual([
    {
      mark: '1',
      text: 'Harbour Council is the short name of the Council of Free Harbours, which has its seat on the coast.',
    },
  ])
  expect(clause(RESOLUTION, '2.3')?.text).toBe('do what is set out in Annex 1 hereto, for every m² of quay.')
})

test('[I2] bold marks are taken out', () => {
  expect(clause(RESOLUTION, '1')?.text).toBe('The Tides Group shall go on with its work.')
  expect(clause(RESOLUTION, '2')?.text).toBe('The Tides Group shall :')
})

test('[I3] an annex without a heading begins where the numbers start again after a separator', () => {
  expect(clause(RESOLUTION, 'Annex 1')?.text).toBe('As paragraph 2.3 of this Resolution says, the Tides Group shall :')
  expect(clause(RESOLUTION, 'Annex 2')?.text).toContain('the Harbour Master shall :')
})

test('[I3] numbers that continue after a separator stay in the body, and an annex may be named', () => {
  expect(numbers('1. One.\n\n* * *\n\n2. Two.\n\n---\n\n1. Afresh.')).toEqual(['1', '2', 'Annex 1', 'Annex 1.1'])
  expect(numbers('1. One, see\nAnnex 1 hereto.\n\nANNEX IV\n\n(1) Item.')).toEqual(['1', 'Annex 4', 'Annex 4.1'])
})

test('[I4] items by letter stay in the text of their clause', () => {
  expect(clause(RESOLUTION, 'Annex 1.2')?.text).toBe(
    'look into neap tides, in particular\n(a) by day; and\n(b) by night.',
  )
})

test('[I4] Markdown headings become headings of clauses, and lists, paragraphs and footnotes are kept', () => {
  const { title, preamble, clauses, notes, unnumbered, warnings } = imported(TERMS_OF_REFERENCE)
  expect({ title, preamble, unnumbered }).toEqual({
    title: 'Terms of reference of the Tides Group',
    preamble: ['Adopted in May 1998.'],
    unnumbered: ['Signed on the quay.'],
  })
  expect(clauses).toEqual([
    { number: '1', parent: null, heading: 'Purpose', text: 'The group advises on tides.\n\nIt meets at high water.' },
    { number: '2', parent: null, heading: 'Tasks', text: '' },
    { number: '2.1', parent: '2', text: 'Collect tables.' },
    { number: '2.2', parent: '2', text: 'Print them on paper:\n\n- white; or\n- blue.' },
    { number: '2.4', parent: '2', text: '`Repealed` clauses leave gaps.' },
    { number: '3', parent: null, heading: 'Members', text: '' },
    { number: '3(1)', parent: '3', text: 'The group has seven members.' },
    { number: '3(2)', parent: '3', text: 'They swim.' },
    { number: 'Annex 2', parent: null, heading: 'Boats', text: '' },
    { number: 'Annex 2.1', parent: 'Annex 2', text: 'Boats are white.' },
    { number: 'Annex 2.2', parent: 'Annex 2', text: 'Boats are:' },
    { number: 'Annex 2.2.1', parent: 'Annex 2.2', text: 'long; or' },
    { number: 'Annex 2.2.2', parent: 'Annex 2.2', text: 'wide.' },
  ])
  expect(notes).toEqual([{ mark: 'a', text: 'Not on tidal waves.' }])
  expect(warnings.map(({ code, number }) => [code, number])).toEqual([
    ['gap', '2.4'],
    ['gap', 'Annex 2'],
  ])
})

test.each([
  ['brackets only', '(1) One.\n(2) Two.', ['1', '2']],
  ['closing brackets', '1) One.\n2) Two.', ['1', '2']],
  ['Windows line ends and a byte order mark', '\ufeff1. One.\r\n2. Two.\r\n', ['1', '2']],
  ['escaped Markdown', '1\\. One.\n\n2\\. Two.', ['1', '2']],
  ['leading zeros', '01. One.\n02. Two.', ['1', '2']],
  ['a number on a line of its own', '1.\nOne.\n2.\nTwo.', ['1', '2']],
  ['years and quantities within the text', '1. Since\n2005 there are\n12 boats.', ['1']],
  ['a lettered annex', '1. One.\n\nAnnex B – Boats\n\n1. Item.', ['1', 'Annex B', 'Annex B.1']],
])('[I4] reads %s', (_, source, expected) => {
  expect(numbers(source)).toEqual(expected)
})

test.each([
  ['a gap', '1. One.\n3. Three.', [['gap', '3', 2]]],
  [
    'disorder',
    '2. Two.\n1. One.',
    [
      ['gap', '2', 1],
      ['out-of-order', '1', 2],
    ],
  ],
  ['a missing parent', '1. One.\n2.1. Two one.', [['missing-parent', '2.1', 2]]],
] as const)('[I5] %s in the numbers is kept, with a warning that names its line', (_, source, expected) => {
  expect(imported(source).warnings.map(({ code, number, line }) => [code, number, line])).toEqual(expected)
})

test.each([
  ['empty', ''],
  ['empty', ' \n\t\r\n\u00a0'],
  ['empty', '\ufeff'],
  ['binary', '1. One.\n2. T\0wo.'],
  ['binary', '%PDF-1.7\n\u0001\u0002'],
  ['binary', '1. Caf\ufffd.'],
  ['binary', '1. Half a pair: \ud83d.'],
  ['unnumbered', 'A letter.\n\nDear all,\n\nnothing here has a number.'],
  ['duplicate-number', '1. One.\n2. Two.\n1. One again.'],
  ['duplicate-number', '1. One.\n\nAnnex 1\n\n(1) Item.\n\nAnnex 1\n\n(1) Item.'],
  ['too-large', `1. One.\n${'a'.repeat(10_000_000)}`],
  ['too-large', `1. One.\n${'\n'.repeat(20_000)}`],
  ['too-many', Array.from({ length: 6000 }, (_, n) => `${Math.floor(n / 900) + 1}.${(n % 900) + 1}. x`).join('\n')],
])('[I6] refuses a document that is %s', (code, source) => {
  expect(importNumberedDocument(source)).toMatchObject({ ok: false, code, message: expect.any(String) })
})

test('[I6] a refusal caused by one line names it', () => {
  expect(importNumberedDocument('1. One.\n\n1. Again.')).toMatchObject({ code: 'duplicate-number', line: 3 })
  expect(importNumberedDocument('1. One.\n2. T\0wo.')).toMatchObject({ code: 'binary', line: 2 })
})

/** Repeated as often as fits into the largest document that is read. */
const fill = (piece: string): string => {
  const lines = piece.split('\n').length - 1
  return piece.repeat(
    Math.floor(Math.min(999_900 / piece.length, lines === 0 ? Number.POSITIVE_INFINITY : 19_900 / lines)),
  )
}

test.each([
  ['a million numbers in brackets', '(1)'.repeat(1_000_000)],
  ['a million lines of them', '(1)\n'.repeat(1_000_000)],
  ['numbers in brackets', `1. One.\n${fill('(1) ')}`],
  ['lines of numbers in brackets', fill('(1)\n')],
  ['digits', `1. One.\n${fill('1')}`],
  ['dotted numbers', `1. One.\n${fill('1.')}`],
  ['spaces', `1. One.${fill(' ')}x`],
  ['no-break spaces', `1. One.\n## Annex${fill('\u00a0')}x`],
  ['stars', `1. One.\n${fill('* ')}x`],
  ['heading marks', `1. One.\n# ${fill('# ')}x`],
  ['short lines of one paragraph', `1. One.\n${fill('a\n')}`],
  ['long lines of one paragraph', `1. One.\n${fill(`${'a '.repeat(30)}\n`)}`],
  ['footnotes between the lines', `1. One.\n${fill('¹ n\n\na\n')}`],
  ['a footnote of many lines', `1. One.\n[^1]: n\n${fill('a\n')}`],
  ['footnote calls', `1. One.\n${fill('[^')}`],
  ['separators', `1. One.\n${fill('o\n')}`],
  ['brackets that never close', `${fill('(')}\n1. One.`],
  ['page numbers', `1. One.\n${fill('7\n')}`],
  ['a paragraph of commas', `1. One.\n${fill(',')}:`],
])('[I7] the largest document of %s is read or refused without delay', (_, source) => {
  const started = process.cpuUsage()
  importNumberedDocument(source)
  expect(process.cpuUsage(started).user).toBeLessThan(4_000_000)
})

test('[I7] any text is read or refused, and no number is given twice', () => {
  const piece = fc.constantFrom(
    '1. ',
    '2.1 ',
    '(1) ',
    'Annex 1',
    '# ',
    '- ',
    'o\n',
    '¹',
    'NOTING',
    'RESOLVES',
    '\n',
    '\n\n',
    'a',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((list) => list.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (source) => {
      const document = importNumberedDocument(source)
      if (!document.ok) return
      const found = document.clauses.map(({ number }) => number)
      expect(new Set(found).size).toBe(found.length)
      for (const { parent } of document.clauses) expect(parent === null || found.includes(parent)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

const original = resolve('../shared/data/resolution-2005.txt')

const testWithOriginal = existsSync(original) ? test : test.skip

testWithOriginal('[I1] the resolution of 2005 is read clause by clause (skipped without the document)', () => {
  const document = imported(readFileSync(original, 'utf8'))
  const range = (prefix: string, last: number): string[] => Array.from({ length: last }, (_, n) => `${prefix}.${n + 1}`)
  expect(document.clauses.map(({ number }) => number)).toEqual([
    ...['1', '2', ...range('2', 9), '3', ...range('3', 3)],
    ...['Annex 1', ...range('Annex 1', 4), 'Annex 2', ...range('Annex 2', 10)],
  ])
  expect(document.notes.map(({ mark }) => mark)).toEqual(['1'])
  expect(document).toMatchObject({ unnumbered: [], warnings: [] })
  expect(document.title).toMatch(/GROUP \(June 2005\)$/)
  expect(document.preamble).toHaveLength(4)
  for (const { text } of document.clauses) expect(text).toMatch(/^[^*¹]+[.;:]$|; and$/)
})
