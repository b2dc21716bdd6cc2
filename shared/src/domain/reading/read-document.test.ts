import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { outlineOf, plainWords, wordsOf } from './read-document.fixture.ts'
import { readDocument } from './read-document.ts'

const folder = join(import.meta.dirname, 'cases')
const sourceOf = (name: string): string => {
  const file = readdirSync(folder).find((one) => one.startsWith(`${name}-`)) ?? name
  return readFileSync(join(folder, file), 'utf8')
}
const read = (name: string) => readDocument(sourceOf(name))

describe('the tree of provisions', () => {
  test.each([
    ['a1', 'Article 1 "Seat" (1, 2), Article 2 "Flag" (1)'],
    ['a2', 'Rule 62 (1, 2), Rule 62 bis, Rule 63 (1)'],
    ['a3', '1 (1, 2), 2 (1)'],
    ['a4', 'I "General" (1, 2), II "Special" (1)'],
    ['a6', '1 ((1), (2)), 2'],
    ['a7', '1, ANNEX "TO RESOLUTION 5" (1)'],
    ['b1', 'Article premier, Article 1er bis, Article 2'],
    ['b2', 'Art. 1, Art. L. 121-3, Article 3'],
    ['b3', '5, 5bis, 5A, 6'],
    ['b4', 'Article 5, Article 5 bis, Article 6'],
    ['b5', 'Artículo 1º "Objeto", Artículo 2º "Penas" (1)'],
    ['b6', '1 "Scope", 2 "Terms" (2.1 "bell"), 3 "Requirements" (3.1 "General")'],
    ['b7', '1, 2, 3'],
    ['b8', '1, 2, 3'],
    ['b10', 'Article I, Article II'],
    ['b11', '§ 1 "Name", § 2 "Seat"'],
    ['b12', '1, 2'],
    ['c2', '1, 2'],
    ['c3', '1, 2'],
    ['c4', '1, 2'],
    ['c5', '1, 2'],
    ['c6', '1, 2'],
    ['c7', '1, "Miscellaneous" (2)'],
    ['d1', '1, 2'],
    ['d2', '1, 2'],
    ['d4', '1, 2'],
    ['f1', '1, 2, 3, 4'],
    ['f5', '1, 2'],
    ['f6', '1, 2'],
    ['f7', '"PURPOSE" (1), "MEMBERS" (2)'],
    ['f8', '1, 2'],
    ['g1', '1 ((1), (2)), 2'],
    ['g2', 'Article 1 ((1), (2))'],
    ['i1', 'Article 1, Annex I "Colours" (1)'],
    ['i2', 'Chapter 1 (Article 1), Chapter 2 (Article 2)'],
    ['i3', 'Part A "Lamps" (Article 1)'],
    ['01', '1, 2 ((a) ((i), (ii)), (b)), 3, 4'],
    [
      '03',
      'Pillar 1 "Harbour to Harbour" (Standard 1 "Cargo lists" (1.1 "Scope of application", 1.2 "Description" (1.2.1)), ' +
        'Standard 2 "Inspection" (2.1, 2.2)), Pillar 2 "Harbour to Trader" (Standard 1 "Partnership", ' +
        'Standard 3 "Approval" (3.2)), Annex I "Definitions"',
    ],
    [
      '04',
      'CHAPTER 3 "CLEARANCE AND OTHER HARBOUR FORMALITIES" (3.1 "Standard", 3.2 "Standard" ((a), (b)), ' +
        '3.3 "Transitional Standard", 3.4 "Recommended Practice"), CHAPTER 4 "DUTIES AND TAXES" ' +
        '(A "ASSESSMENT AND COLLECTION" (4.1 "Standard"), B "DEFERRED PAYMENT" (4.15 "Standard"))',
    ],
    [
      '05',
      '1 "Scope", 2 "Normative references", 3 "Terms and definitions" (3.1 "bell", 3.2 "clapper"), 4 "Requirements" ' +
        '(4.1 "General", 4.2 "Sound" (4.2.1 "Loudness", 4.2.2 "Pitch")), Annex A "(normative) Test of bells" ' +
        '(A.1 "General", A.2 "Procedure" (A.2.1, A.2.2)), Annex B "(informative) History of bells" (B.1 "Early bells")',
    ],
    [
      '06',
      'Article premier, Art. 2 (1°, 2° (a), b)), 3°), Art. 3 bis, Article 4 (I, II), Art. L. 121-3, Article R*411-2',
    ],
    [
      '07',
      'ARTICLE I "NAME", ARTICLE II "MEMBERS" (Section 1, Section 2), ARTICLE III "MEETINGS" (Section 1, Section 2), ' +
        'ARTICLE IV "OFFICERS" (Section 1 (A, B))',
    ],
    [
      '10',
      'PART 1 "DEFINITIONS" (1.1), PART 2 "PROHIBITIONS" (2.1 ((a), (b), (c)), 2.2), PART 3 "PENALTIES" (3.1, 3.2)',
    ],
    ['12', '1, 2, 3, 4, 5'],
    ['13', '1, 2, 3, 4 (a, b, c), 5'],
    [
      '20',
      'CHAPTER I "GENERAL PROVISIONS" (Article 1 "Subject matter", Article 2 "Definitions" ((1), (2) ((a), (b)), (3))), ' +
        'CHAPTER II "LAMPS" (SECTION 1 "Lighting" (Article 3 "Hours" (1, 2 ((a), (b) ((i), (ii))))), SECTION 2 "Colours" ' +
        '(Article 4 "White light" (1, 2), Article 5 "Entry into force")), ANNEX I "LIST OF LAMPS" (PART A "Oil lamps" ' +
        '(1, 2), PART B "Electric lamps" (1)), ANNEX II',
    ],
    [
      '21',
      'TITRE PREMIER "DISPOSITIONS GÉNÉRALES" (Chapitre Ier "Objet" (Article 1er "Objet", Article 2 "Définitions" ' +
        '(1, 2 (a, b)))), TITRE II "DISPOSITIONS FINALES" (Article 3 (§ 1er, § 2))',
    ],
    ['22', 'I "SESSIONS" (Rule 1 "Scope", Rule 2 "Sessions" (1, 2 ((a), (b)))), II "AGENDA" (Rule 3 "Agenda")'],
    ['23', '1 "Purpose", 2 "Composition" (2.1 (a), b)), 2.2, "Vacancies"), 3 "Meetings" (1, 2), 4 "Budget"'],
    [
      '24',
      'PART ONE "GENERAL" (Article 1 "Use of terms" (1.1 ((a), (b)), 1.2), Article 2 "Obligations" (2.1, 2.2 ((i), ' +
        '(ii)))), PART TWO "FINAL CLAUSES" (Article 3 "Signature")',
    ],
    [
      '40',
      '§ 1 "Name und Sitz" ((1), (2)), § 2 "Zweck" ((1), (2), 1, 2 (a), b)), 3), § 3 "Mitglieder" ((1), (2)), ' +
        '§ 3a "Ehrenmitglieder", § 4 "Beitrag"',
    ],
    [
      '41',
      'Sec. 1 "Short title", Sec. 2 "Grants" ((a) ((1), (2) ((A), (B) ((i), (ii), (iii) ((I), (II))))), (b), (c), ' +
        '(d) ((1), (2))), Sec. 3 "Authorization"',
    ],
    [
      '42',
      'I "Introduction" (1, 2), II "Findings" (A "Fog" (3, 4 ((a), (b))), B "Ice" (5)), ' +
        'III "Recommendations" (6 ((i), (ii)), 7)',
    ],
    [
      '43',
      '1. Abschnitt "Allgemeines" (Art. 1 "Zweck" (1, 2), Art. 2 "Begriffe" (1 (a, b), 2)), ' +
        '2. Abschnitt "Wärter" (Art. 3 "Wahl", Art. 3a "Abwahl"), 3. Abschnitt "Schluss" (Art. 4 "Inkrafttreten")',
    ],
    ['44', '1 "Name", 2 "Aims" ((a), (b), (c)), 3 "Members" (3.1, 3.2), 4 "Committee" ((1), (2))'],
    ['45', 'Art. 1 "Oggetto" (1, 2 (a), b)), 2-bis), Art. 1-bis "Orari" (1), Art. 2 "Sanzioni" (1)'],
  ])('[I13] of %s', (name, tree) => {
    expect(outlineOf(read(name))).toBe(tree)
  })
})

describe('the text of provisions', () => {
  test.each([
    ['c2', '1', 'The majority is 2/3 of the votes, and the fee is 1500 euro a year.'],
    ['c3', '1', 'Seats:\n\n| North | 2 |\n| --- | --- |\n| South | 1 |'],
    ['c4', '1', 'Within [__] days and for ____ euro.'],
    ['c5', '1', 'It meets.[^1]'],
    ['c6', '1', '10 m² of quay[^2] each.'],
    ['d1', '1', 'The group was founded on 14. August 2017 and meets in spring.'],
    ['d2', '1', 'The draught is at most 3.5 metres at low water.'],
    ['d4', '1', 'The group does what is in Annex 1 - which is long - and Annex to it.'],
    ['f2', '1', 'The dredging of harbours and the co-operation of well-known ports.'],
    ['f3', '1', 'The cooperation.'],
    ['f3', '2', 'Harbours.'],
    ['f4', '1', 'La présidente préside.'],
    ['f5', '1', '*Requests* a report;'],
    ['f5', '2', '*Decides* to go on.'],
    ['f6', '1', 'Seats:\n\n| North | 2 |\n| --- | --- |\n| South | 1 |'],
    ['f8', '1', 'It meets twice.[^*]'],
    ['f8', '2', 'It reports[^1].'],
    ['05', '3.2', 'part that strikes the bell (3.1)\n\nNote 1 to entry: Clappers are of iron.'],
    ['12', '4', 'Fees are as follows[^1-2]:\n\n1 mark for boats;\n2 marks for ships.'],
    ['13', '2', 'The Panel consists of seven members, who are appointed for three years.'],
    ['13', '5', 'This Charter takes effect on 1. June 2030.'],
  ])('[I16] %s, %s', (name, citation, text) => {
    expect(read(name).provisions.find((provision) => provision.citation === citation)?.text).toBe(text)
  })
})

test('[I14] what is not a provision is kept apart: front matter, notes, furniture and the closing', () => {
  const resolution = read('01')
  expect(resolution.front.map(({ text }) => text)).toContain('The Assembly of Ports,')
  expect(resolution.end.map(({ text }) => text)).toEqual(['54th plenary meeting 14 December 2022'])
  expect(read('12').notes.map(({ mark, text }) => `${mark} ${text}`)).toEqual([
    '1 Beacons include lamps, fires and buoys.',
    '* Once in leap years.',
    '1-2 Fees are reviewed every year.',
  ])
  expect(read('f1').furniture.map(({ text }) => text)).toEqual(['DOC 30/2', 'DOC 30/2', 'DOC 30/2'])
  expect(read('20').front.at(-1)?.text).toBe('HAS ADOPTED THIS REGULATION:')
  expect(read('20').end[0]?.text).toBe('Done at Brussels, 3 May 2031.')
})

test('[I17] provisions are cited as readers of the document do', () => {
  const citations = (name: string) => read(name).provisions.map(({ citation }) => citation)
  expect(citations('i2')).toEqual(['Chapter 1', 'Article 1', 'Chapter 2', 'Article 2'])
  expect(citations('03')).toContain('Pillar 2, Standard 1')
  expect(citations('20')).toContain('Article 3, 2 (b) (ii)')
  expect(citations('20')).toContain('ANNEX I, PART A, 2')
})

test('[I17] no two provisions are cited alike, also where numbers begin again under headings without one', () => {
  const { provisions } = readDocument('Mandate\n\nPURPOSE\n\n1. Lamps.\n\n2. Bells.\n\n* * *\n\n1. Buoys.\n\n2. Ports.')
  const citations = provisions.flatMap(({ citation }) => citation || [])
  expect(citations).toEqual(['1', '2', '1 [2]', '2 [2]'])
})

test('[I13] what is in doubt is a question with its line', () => {
  expect(read('f2').questions.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'hyphen har-bours',
    'hyphen co-operation',
    'hyphen well-known',
  ])
  expect(read('04').questions).toEqual([{ kind: 'gap', line: 39, text: '4.15. Standard' }])
  expect(read('c3').questions.map(({ kind }) => kind)).toEqual(['table'])
  expect(read('06').questions).toEqual([])
})

test.each(readdirSync(folder))('[I14] nothing of %s is lost', (name) => {
  const source = sourceOf(name)
  const expected = plainWords(
    source
      .replaceAll('\u00ad\n', '')
      .replaceAll('\u00ad', '')
      .replaceAll(/(\p{L})-\n(\p{L})/gu, '$1$2'),
  )
  expect(lettersOf(wordsOf(readDocument(source)))).toBe(lettersOf(expected))
})

/** Words may be joined differently; their letters are the same. */
const lettersOf = (words: string[]): string => [...words.join('')].sort().join('')

const HOSTILE = [
  '1. ',
  '1.',
  '(',
  '(a) ',
  '| a ',
  '*',
  '_',
  '[^1]',
  'i. ',
  '1.1.1.1.1 ',
  '- ',
  '-\n',
  '¹',
  '\n\n',
  '# ',
  'Article ',
]
test.each(HOSTILE.flatMap((piece) => [piece.repeat(50_000), `${piece}\n`.repeat(2000), `${piece}x\n\n`.repeat(1000)]))(
  '[I7] a text of one piece again and again is read',
  (text) => expect(readDocument(text).provisions.length).toBeGreaterThanOrEqual(0),
)

test('[I7] random texts of pieces that documents have are read, and nothing of them is lost', () => {
  const pieces = fc.constantFrom(
    ...HOSTILE,
    'The words ',
    'of a sentence.\n',
    'II\n',
    '2.2 ',
    '3. Third.\n\n',
    'Annex\n',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      expect(lettersOf(wordsOf(readDocument(text)))).toBe(lettersOf(plainWords(text)))
    }),
    { numRuns: 200 },
  )
})
