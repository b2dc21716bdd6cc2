import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type RedlineSpan, redline } from './redline.ts'

const side = (spans: readonly RedlineSpan[], other: 'inserted' | 'deleted'): string =>
  spans
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('')

/** `[-deleted-]` and `{+inserted+}` within the text. */
const marked = (before: string, after: string): string =>
  redline(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

/** Wordings that share many words, as an amendment and its text do, with French punctuation and numbers. */
const words = fc.constantFrom(
  ...[
    'the ',
    'Members ',
    'shall ',
    'may ',
    'l’',
    'd’',
    'administration',
    ', ',
    '\u00a0; ',
    ' 1,000 ',
    '2.1',
    '«\u00a0oui\u00a0»',
  ],
  ...['é', 'e\u0301', '😀', '\ud800', ' ', '\n\n', '**', '(a) ', 'co-operation ', ''],
)
const wording = fc.oneof(
  fc.array(words, { maxLength: 40 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

test('[R1] same and deleted text make the earlier wording, same and inserted text the later one, for any two wordings', () => {
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const spans = redline(before, after)
      expect(side(spans, 'inserted')).toBe(before)
      expect(side(spans, 'deleted')).toBe(after)
      expect(spans.every(({ text }) => text !== '')).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('[R1] equal wordings show no change, and empty wordings have no spans', () => {
  expect(redline('Members shall report.', 'Members shall report.')).toEqual([
    { kind: 'same', text: 'Members shall report.' },
  ])
  expect(redline('', '')).toEqual([])
})

test.each([
  ['one word', 'Members shall report.', 'Members may report.', 'Members [-shall-]{+may+} report.'],
  ['a phrase as one', 'on a regular basis', 'at least yearly', '[-on a regular basis-]{+at least yearly+}'],
  ['an insertion', 'shall report', 'shall promptly report', 'shall {+promptly +}report'],
  ['a deletion at the end', 'report, where practicable.', 'report.', 'report[-, where practicable-].'],
  ['a number as one', 'within 1,000 days', 'within 1,500 days', 'within [-1,000-]{+1,500+} days'],
  ['a clause number as one', 'under 2.1', 'under 2.11', 'under [-2.1-]{+2.11+}'],
  ['a grouped French number', '10\u202f000 colis', '15\u202f000 colis', '[-10\u202f000-]{+15\u202f000+} colis'],
  ['a French elision', 'l’autorité', 'l’administration', 'l’[-autorité-]{+administration+}'],
  ['a possessive as one', 'the Member’s data', 'the Members’ data', 'the [-Member’s-]{+Members’+} data'],
  ['a hyphenated word as one', 'the co-operation', 'the co-ordination', 'the [-co-operation-]{+co-ordination+}'],
  ['French punctuation with its space', 'oui\u00a0; non', 'oui, non', 'oui[-\u00a0;-]{+,+} non'],
  ['accented words as one', 'procédure controlée', 'procédure contrôlée', 'procédure [-controlée-]{+contrôlée+}'],
  ['words of another script', 'таможня открыта', 'таможня закрыта', 'таможня [-открыта-]{+закрыта+}'],
])('[R2] compares word by word: %s', (_, before, after, expected) => {
  expect(marked(before, after)).toBe(expected)
})

test.each([
  [
    'words that were moved forward',
    'FOUR FIVE SIX SEVEN EIGHT NINE',
    'ONE TWO THREE FOUR FIVE SIX',
    '{+ONE TWO THREE +}FOUR FIVE SIX[- SEVEN EIGHT NINE-]',
  ],
  [
    'a new paragraph',
    'Lamps are lit. Bells are rung.',
    'Lamps are lit.\n\nBells are rung.',
    'Lamps are lit.[- -]{+\n\n+}Bells are rung.',
  ],
  ['a line break less', 'A\n\nB', 'A\nB', 'A\n[-\n-]B'],
  ['a number in Chinese', '罚款金额为50元以上。', '罚款金额为500元以上。', '罚款金额为[-50-]{+500+}元以上。'],
  ['a flag', '🇧🇷 votes', '🇧🇪 votes', '[-🇧🇷-]{+🇧🇪+} votes'],
  ['a picture of several signs', '👩‍⚖️ votes', '👨‍⚖️ votes', '[-👩‍⚖️-]{+👨‍⚖️+} votes'],
  [
    'a word with soft hyphens',
    'The co\u00adoper\u00adation',
    'The co\u00adoper\u00adations',
    'The [-co\u00adoper\u00adation-]{+co\u00adoper\u00adations+}',
  ],
  ['a number with apostrophes', "1'000'000 francs", "1'500'000 francs", "[-1'000'000-]{+1'500'000+} francs"],
  ['a number with the other apostrophes', '1’000 francs', '1’500 francs', '[-1’000-]{+1’500+} francs'],
  ['a word in Hindi', 'हिन्दी भाषा', 'हिन्दु भाषा', '[-हिन्दी-]{+हिन्दु+} भाषा'],
])('[R11] shows as changed what a reader takes for one thing, and no more: %s', (_, before, after, expected) => {
  expect(marked(before, after)).toBe(expected)
})

const paragraph = (length: number, seed: number): string => {
  const list = Array.from({ length }, (_, index) => `w${(index * 7919 + seed * 104_729 + index * index) % 997}`)
  return list.join(' ')
}

test('[R3] two unrelated texts of 20 kB are compared, or shown as replaced, without delay', () => {
  const [before, after] = [`Start. ${paragraph(4500, 1)} End.`, `Start. ${paragraph(4500, 2)} End.`]
  const started = process.cpuUsage()
  const spans = redline(before, after)
  expect(process.cpuUsage(started).user).toBeLessThan(4_000_000)
  expect(before.length).toBeGreaterThan(20_000)
  expect([side(spans, 'inserted'), side(spans, 'deleted')]).toEqual([before, after])
  expect(spans[0]?.text.startsWith('Start. ')).toBe(true)
})

test('[R3] small changes in a text of 20 kB are found word by word', () => {
  const before = paragraph(4500, 1)
  const after = before.replace(' w5 ', ' five ').replace(/$/, ' more')
  const spans = redline(before, after)
  expect(spans.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['w5', 'five', ' more'])
})
