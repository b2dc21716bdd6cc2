import { expect, test } from '@jest/globals'
import { type Numbered, numberedAt, proposedNumber } from './proposed-number.ts'

/** Siblings at the top of a document in English. */
const siblings = (...numbers: string[]): Numbered[] =>
  numbers.map((number, index) => ({
    id: `s${index}`,
    number,
    ...(number === '' ? { shown: {} } : { shown: { en: number }, cited: { en: number } }),
    parent: null,
    kind: 'paragraph',
  }))

test.each([
  ['3 4', '5'],
  ['2.1 2.2 2.3', '2.4'],
  ['1.9', '1.10'],
  ['(a) (b) (c)', '(d)'],
  ['(g) (h) (i)', '(j)'],
  ['(i)', '(ii)'],
  ['(i) (ii)', '(iii)'],
  ['(i) (ii) (iii) (iv)', '(v)'],
  ['i ii iii iv', 'v'],
  ['I II III', 'IV'],
  ['A B C', 'D'],
  ['a) b)', 'c)'],
  ['(y) (z)', '(aa)'],
  ['1) 2)', '3)'],
  ['1° 2°', '3°'],
  ['Article_6 Article_7', 'Article 8'],
  ['Article_premier', 'Article 2'],
  ['Article_1er', 'Article 2'],
  ['Article_7 Article_7_bis', 'Article 8'],
  ['7 7A 7B', '8'],
  ['Annex_I Annex_II', 'Annex III'],
  ['Standard_10', 'Standard 11'],
  ['§_1 §_2', '§ 3'],
  ['Article_L._121-3', 'Article L. 121-4'],
  ['3 4 _', '5'],
])('[R21] after the last of %s comes %s', (numbers, expected) => {
  const list = siblings(...numbers.split(' ').map((number) => number.replaceAll('_', ' ').trim()))
  expect(proposedNumber(list, { parent: null, after: list.at(-1)?.id ?? null }, ['en'])).toEqual({ en: expected })
})

test.each([
  ['2.3', '2.4', '2.3 bis'],
  ['Article 5', 'Article 6', 'Article 5 bis'],
  ['Article 5 bis', 'Article 6', 'Article 5 ter'],
  ['Article 5bis', 'Article 6', 'Article 5ter'],
  ['Article 5 bis', 'Article 5 ter', 'Article 5 quater'],
  ['(b)', '(c)', '(b bis)'],
  ['(b bis)', '(c)', '(b ter)'],
  ['(ii)', '(iii)', '(ii bis)'],
  ['b)', 'c)', 'b bis)'],
  ['4', '5', '4 bis'],
  ['7A', '8', '7B'],
  ['IV', 'V', 'IV bis'],
  ['1°', '2°', '1° bis'],
  ['4', '', '5'],
])('[R21] between %j and %j comes %j', (before, after, expected) => {
  expect(proposedNumber(siblings(before, after), { parent: null, after: 's0' }, ['en'])).toEqual({ en: expected })
})

test('[R21] a document that puts letters after numbers keeps to them', () => {
  const list = siblings('1', '2', '2A', '3', '4')
  expect(proposedNumber(list, { parent: null, after: 's0' }, ['en'])).toEqual({ en: '1A' })
  expect(proposedNumber(list, { parent: null, after: 's1' }, ['en'])).toEqual({ en: '2B' })
})

test.each([
  [['(b)', '(c)'], '(a)'],
  [['1', '2'], ''],
  [['Article premier'], ''],
  [[''], ''],
  [[], '1'],
])('[R21] before the first of %j comes %j: numbers do not move', (numbers, expected) => {
  expect(proposedNumber(siblings(...numbers), { parent: null, after: null }, ['en'])).toEqual({ en: expected })
})

const STANDARDS: Numbered[] = [
  row('p1', null, 'Pillar 1', 'Pilier 1', 'part'),
  row('s6', 'p1', 'Pillar 1, Standard 6', 'Pilier 1, Norme 6', 'standard'),
  row('s6-1', 's6', '1.6.1', '1.6.1', 'paragraph'),
  row('s7', 'p1', 'Pillar 1, Standard 7', 'Pilier 1, Norme 7', 'standard'),
  row('s6b', 'p1', 'Pillar 1, Standard 7 bis', 'Pilier 1, Norme 7 bis', 'standard'),
  row('a1', null, 'Article 1', 'Article premier', 'standard'),
  row('a1-1', 'a1', 'Article 1, 1', 'Article premier, 1', 'paragraph'),
  row('a1-1-a', 'a1-1', 'Article 1, 1 (a)', 'Article premier, 1 a)', 'paragraph'),
  row('a2', null, 'Article 2', 'Article 2', 'standard'),
]

function row(id: string, parent: string | null, en: string, fr: string, kind: Numbered['kind']): Numbered {
  const last = (text: string) => /(?:[^ ,]+ \d[^,]*|Article premier|\(?\w+\)|[\w.]+)$/u.exec(text)?.[0] ?? text
  return { id, parent, number: en, shown: { en: last(en), fr: last(fr) }, cited: { en, fr }, kind }
}

test.each<[string, string | null, string | null, [string, string], [string, string]]>([
  ['a standard', 'p1', 's6', ['Standard 6 bis', 'Norme 6 bis'], ['Pillar 1, Standard 6 bis', 'Pilier 1, Norme 6 bis']],
  ['a paragraph', 's6', 's6-1', ['1.6.2', '1.6.2'], ['1.6.2', '1.6.2']],
  ['the first under a standard', 's7', null, ['1.7.1', '1.7.1'], ['1.7.1', '1.7.1']],
  ['the first under a "bis"', 's6b', null, ['1.7 bis.1', '1.7 bis.1'], ['1.7 bis.1', '1.7 bis.1']],
  ['an item', 'a1-1', 'a1-1-a', ['(b)', 'b)'], ['Article 1, 1 (b)', 'Article premier, 1 b)']],
  ['the first under an article', 'a2', null, ['1', '1'], ['Article 2, 1', 'Article 2, 1']],
  ['an article', null, 'a2', ['Article 3', 'Article 3'], ['Article 3', 'Article 3']],
])('[R21] %s is numbered and cited in both languages', (_, parent, after, [en, fr], [citedEn, citedFr]) => {
  const shown = proposedNumber(STANDARDS, { parent, after }, ['en', 'fr'])
  expect(shown).toEqual({ en, fr })
  expect(numberedAt(STANDARDS, { parent, after }, shown)).toEqual({
    ...{ number: citedEn, shown },
    cited: { en: citedEn, fr: citedFr },
  })
})

test('[R21] an instrument that has one number for all languages gets one', () => {
  const old: Numbered[] = [{ id: 'a', number: '1.1', parent: null, kind: 'paragraph' }]
  const place = { parent: null, after: 'a' }
  expect(numberedAt(old, place, proposedNumber(old, place, ['en', 'fr']))).toEqual({ number: '1.2' })
})
