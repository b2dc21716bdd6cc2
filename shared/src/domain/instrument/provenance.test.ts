import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { respan, type Span } from './provenance.ts'

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

const original = (text: string): Span[] => [{ text, decision: null }]

test('[R4] kept words keep the decision they came from and new words get the new one', () => {
  const first = respan(original('Members shall report every year.'), 'Members shall report every two years.', 'D/1')
  expect(first).toEqual([
    { text: 'Members shall report every ', decision: null },
    { text: 'two years', decision: 'D/1' },
    { text: '.', decision: null },
  ])
  expect(respan(first, 'Members should report every two years.', 'D/2')).toEqual([
    { text: 'Members ', decision: null },
    { text: 'should', decision: 'D/2' },
    { text: ' report every ', decision: null },
    { text: 'two years', decision: 'D/1' },
    { text: '.', decision: null },
  ])
})

test('[R4] a deletion leaves the rest as it was, joined where it came from one decision', () => {
  expect(respan(original('Members shall, where practicable, report.'), 'Members shall report.', 'D/1')).toEqual([
    { text: 'Members shall report.', decision: null },
  ])
})

test('[R4] a new text belongs wholly to the new decision, and a text that was removed has no spans', () => {
  expect(respan([], 'New.', 'D/1')).toEqual([{ text: 'New.', decision: 'D/1' }])
  expect(respan(original('Old.'), '', 'D/1')).toEqual([])
})

test('[R4] in a table the cells that were kept keep their decision, whatever rows and columns are new', () => {
  const before = '| Weight | Fee |\n| --- | --- |\n| 1 kg | 10 |\n| 2 kg | 15 |'
  const first = respan(original(before), before.replace('15', '16'), 'D/1')
  const after = '| Weight | Zone | Fee |\n| --- | --- | --- |\n| 0 kg | A | 5 |\n| 1 kg | A | 10 |\n| 2 kg | A | 16 |'
  const spans = respan(first, after, 'D/2')
  expect(textOf(spans)).toBe(after)
  const decisionOf = (words: string) => spans.find(({ text }) => text.includes(words))?.decision
  expect(['Weight', 'Zone', '0 kg', '1 kg', '10', '2 kg', '16'].map(decisionOf)).toEqual([
    ...[null, 'D/2', 'D/2', null, null, null, 'D/1'],
  ])
})

const word = fc.constantFrom('the ', 'Members ', 'shall ', 'l’', 'avis', ', ', '.', ' 1,000 ', '\u00a0;', '😀', '\n')
const wording = fc.array(word, { maxLength: 25 }).map((list) => list.join(''))

test('[R5] after any series of decisions the spans together are the text, and name only decisions that were taken', () => {
  fc.assert(
    fc.property(wording, fc.array(wording, { maxLength: 8 }), (first, edits) => {
      let spans = first === '' ? [] : original(first)
      for (const [index, edit] of edits.entries()) {
        spans = respan(spans, edit, `D/${index}`)
        expect(textOf(spans)).toBe(edit)
        expect(spans.every(({ text }) => text !== '')).toBe(true)
        for (const [at, span] of spans.entries()) expect(span.decision).not.toBe(spans[at + 1]?.decision)
        const taken = new Set([null, ...edits.slice(0, index + 1).map((_, number) => `D/${number}`)])
        expect(spans.every(({ decision }) => taken.has(decision))).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('[R5] an edit that changes nothing changes no span', () => {
  fc.assert(
    fc.property(wording, wording, (first, second) => {
      const spans = respan(original(first), second, 'D/1')
      expect(respan(spans, second, 'D/2')).toEqual(spans)
    }),
  )
})
