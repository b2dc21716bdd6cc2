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
  ...['é', 'e\u0301', '😀', '\ud800', ' ', '\n\n', '\r\n', '**', '*', '(a) ', 'co-operation ', '', '[^1]', '10 000'],
  ...[
    'ประเทศสมาชิก',
    'รายงาน',
    '各成员国',
    'メンバー',
    '👩‍⚖️',
    '🇧🇷',
    'हिन्दी',
    '\u0301',
    '\u200d',
    '\u0600\u0663',
    '\u0e33',
    '🏽',
  ],
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
  ['a date', 'before 2027-06-30', 'before 2028-06-30', 'before [-2027-06-30-]{+2028-06-30+}'],
  ['a time', 'at 12:30', 'at 12:45', 'at [-12:30-]{+12:45+}'],
  ['a number with spaces', 'des 10 000 colis', 'des 15 000 colis', 'des [-10 000-]{+15 000+} colis'],
  [
    'a number with thin spaces',
    '1\u2009000\u2009000 kg',
    '1\u2009000\u2009500 kg',
    '[-1\u2009000\u2009000-]{+1\u2009000\u2009500+} kg',
  ],
  ['an amount with decimals', '1.000,50 euros', '1.000,60 euros', '[-1.000,50-]{+1.000,60+} euros'],
  ['a number with letters', 'Article 4bis', 'Article 4ter', 'Article [-4bis-]{+4ter+}'],
  ['a number in wide figures', '共１，０００人', '共１，５００人', '共[-１，０００-]{+１，５００+}人'],
  ['the flag of a part of a country', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 votes', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 votes', '[-🏴󠁧󠁢󠁥󠁮󠁧󠁿-]{+🏴󠁧󠁢󠁳󠁣󠁴󠁿+} votes'],
  ['flags side by side', '🇧🇷🇫🇷🇧🇪', '🇧🇷🇩🇪🇧🇪', '🇧🇷[-🇫🇷-]{+🇩🇪+}🇧🇪'],
  ['a picture in another colour', '👍🏽 votes', '👍🏿 votes', '[-👍🏽-]{+👍🏿+} votes'],
  ['a family', '👨‍👩‍👧 and', '👨‍👩‍👦 and', '[-👨‍👩‍👧-]{+👨‍👩‍👦+} and'],
  ['a sign in a frame', '1️⃣ is', '2️⃣ is', '[-1️⃣-]{+2️⃣+} is'],
  ['a word in Hindi', 'हिन्दी भाषा', 'हिन्दु भाषा', '[-हिन्दी-]{+हिन्दु+} भाषा'],
  ['a cluster of Hindi', 'क्षेत्र में', 'क्षत्र में', '[-क्षेत्र-]{+क्षत्र+} में'],
  ['a letter with its marks', 'x̂́ is', 'x̂ is', '[-x̂́-]{+x̂+} is'],
  ['a word in Arabic', 'تعقد اللجنة', 'تعقد اللجان', 'تعقد [-اللجنة-]{+اللجان+}'],
  ['a word in Thai', 'ประเทศสมาชิกต้องรายงานทุกปี', 'ประเทศสมาชิกควรรายงานทุกปี', 'ประเทศสมาชิก[-ต้อง-]{+ควร+}รายงานทุกปี'],
  ['a word more in Thai', 'ประเทศต้องรายงานผล', 'ประเทศสมาชิกต้องรายงานผล', 'ประเทศ{+สมาชิก+}ต้องรายงานผล'],
  ['a word in Khmer', 'រដ្ឋត្រូវរាយការណ៍', 'រដ្ឋអាចរាយការណ៍', 'រដ្ឋ[-ត្រូវ-]{+អាច+}រាយការណ៍'],
  ['a word in Lao', 'ປະເທດຕ້ອງລາຍງານ', 'ປະເທດຄວນລາຍງານ', 'ປະເທດ[-ຕ້ອງ-]{+ຄວນ+}ລາຍງານ'],
  ['a word in Chinese', '各成员国应当每年报告', '各成员国可以每年报告', '各成员国[-应当-]{+可以+}每年报告'],
  ['a word of two letters with one changed', '向委员会报告', '向委员会报名', '向委员会[-报告-]{+报名+}'],
  ['a word in Japanese', '加盟国は毎年報告する。', '加盟国は毎月報告する。', '加盟国は[-毎年-]{+毎月+}報告する。'],
  ['a word in Katakana', 'メンバーが報告', 'サーバーが報告', '[-メンバー-]{+サーバー+}が報告'],
  ['Latin words among Chinese', '使用XML格式', '使用JSON格式', '使用[-XML-]{+JSON+}格式'],
  ['a Windows line end', 'A\r\nB', 'A\r\n\r\nB', 'A\r\n{+\r\n+}B'],
  ['a Windows line end instead of another', 'A\r\nB', 'A\nB', 'A[-\r\n-]{+\n+}B'],
  ['paragraphs joined', 'A b.\n\nC d.', 'A b. C d.', 'A b.[-\n\n-]{+ +}C d.'],
  ['a paragraph added', 'A b.\n\nE f.', 'A b.\n\nC d.\n\nE f.', 'A b.\n\n{+C d.\n\n+}E f.'],
  ['a paragraph break that moved', 'A b.\n\nC d. E f.', 'A b. C d.\n\nE f.', 'A b.[-\n\n-]{+ +}C d.[- -]{+\n\n+}E f.'],
  ['more space', 'shall  report', 'shall report', 'shall [- -]report'],
  ['an emphasis', 'They shall report.', 'They *shall* report.', 'They [-shall-]{+*shall*+} report.'],
  ['another emphasis', 'They *shall* report.', 'They **shall** report.', 'They [-*shall*-]{+**shall**+} report.'],
  ['a word in an emphasis', 'They *shall report* it', 'They *may report* it', 'They [-*shall-]{+*may+} report* it'],
  ['a longer emphasis', '*shall* report', '*shall report*', '*shall[-* report-]{+ report*+}'],
  ['a star that emphasizes nothing', '2 * 3 = 6', '2 * 4 = 8', '2 * [-3-]{+4+} = [-6-]{+8+}'],
  ['the call of a note', 'report[^1] yearly', 'report[^2] yearly', 'report[-[^1]-]{+[^2]+} yearly'],
])('[R11] shows as changed what a reader takes for one thing, and no more: %s', (_, before, after, expected) => {
  expect(marked(before, after)).toBe(expected)
})

/** Where a character, as a reader sees it, begins. */
const beginnings = (text: string): Set<number> =>
  new Set(Array.from(new Intl.Segmenter('en').segment(text), ({ index }) => index))

test('[R11] no change begins or ends within what is seen as one character, for any two wordings', () => {
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const spans = redline(before, after)
      for (const [text, other] of [
        [before, 'inserted'],
        [after, 'deleted'],
      ] as const) {
        const allowed = beginnings(text).add(text.length)
        let place = 0
        for (const span of spans.filter(({ kind }) => kind !== other)) {
          expect(allowed).toContain(place)
          place += span.text.length
        }
      }
    }),
    { numRuns: 500 },
  )
})

const SENTENCES = [
  'The Members shall report to the committee each year. ',
  'Each administration *should* exchange data with the others; ',
  'fees of 10 000 francs are due on 2027-06-30. ',
  'ประเทศสมาชิกต้องรายงานผลการดำเนินงานต่อคณะกรรมการเป็นประจำทุกปี',
  '各成员国应当每年向委员会报告执行情况，并向公众公布有关信息。',
  '\n\n',
]

test('[R1] [R3] of long texts only what differs is shown as changed, at any place', () => {
  const sentence = fc.record({ which: fc.nat(SENTENCES.length - 1), number: fc.nat(99) })
  const text = fc.array(sentence, { minLength: 60, maxLength: 120 })
  fc.assert(
    fc.property(text, fc.nat(59), fc.nat(59), (sentences, one, two) => {
      const write = (places: number[]) =>
        sentences
          .map(({ which, number }, index) => `${SENTENCES[which]}${places.includes(index) ? ' NEW ' : ''}(${number})`)
          .join('')
      const [before, after] = [write([]), write([one, two])]
      const spans = redline(before, after)
      expect([side(spans, 'inserted'), side(spans, 'deleted')]).toEqual([before, after])
      const changed = spans.filter(({ kind }) => kind !== 'same').map(({ text: words }) => words.trim())
      expect(changed.filter((words) => words !== '')).toEqual(one === two ? ['NEW'] : ['NEW', 'NEW'])
    }),
    { numRuns: 40 },
  )
})

const THAI = [
  'ประเทศ',
  'สมาชิก',
  'ต้อง',
  'รายงาน',
  'คณะ',
  'กรรมการ',
  'ประจำ',
  'เผยแพร่',
  'ข้อมูล',
  'สาธารณชน',
  'องค์กร',
  'กำหนด',
]
const CHINESE = [
  '成员',
  '国家',
  '应当',
  '每年',
  '报告',
  '执行',
  '情况',
  '公众',
  '公布',
  '信息',
  '国际',
  '合作',
  '组织',
  '委员会',
]

test.each([
  ['Thai', THAI],
  ['Chinese', CHINESE],
])('[R2] a change in a long text without spaces begins and ends with words: %s', (_, words) => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const ends = (text: string) => new Set(Array.from(segmenter.segment(text), ({ index }) => index)).add(text.length)
  const index = fc.nat(words.length - 1)
  fc.assert(
    fc.property(fc.array(index, { minLength: 900, maxLength: 900 }), fc.nat(899), index, (list, place, other) => {
      const write = (all: readonly number[]) => all.map((each) => words[each]).join('')
      const [before, after] = [write(list), write(list.with(place, other))]
      const spans = redline(before, after)
      for (const [text, hidden] of [
        [before, 'inserted'],
        [after, 'deleted'],
      ] as const) {
        const allowed = ends(text)
        let at = 0
        for (const span of spans.filter(({ kind }) => kind !== hidden)) {
          expect(allowed).toContain(at)
          at += span.text.length
        }
      }
    }),
    { numRuns: 40 },
  )
})

const paragraph = (length: number, seed: number): string => {
  const list = Array.from({ length }, (_, index) => `w${(index * 7919 + seed * 104_729 + index * index) % 997}`)
  return list.join(' ')
}

test('[R3] of two unrelated long texts one is shown as replaced by the other', () => {
  const [before, after] = [`Start. ${paragraph(4500, 1)} End.`, `Start. ${paragraph(4500, 2)} End.`]
  const spans = redline(before, after)
  expect(before.length).toBeGreaterThan(20_000)
  expect([side(spans, 'inserted'), side(spans, 'deleted')]).toEqual([before, after])
  expect(spans[0]?.text.startsWith('Start. ')).toBe(true)
  expect(spans.length).toBeLessThan(20)
})

test('[R3] a word that is replaced everywhere in a long text is replaced alone', () => {
  const before = Array.from({ length: 3000 }, (_, index) => `w${index % 7} Member${index % 50 === 0 ? '.' : ''}`).join(
    ' ',
  )
  const spans = redline(before, before.replaceAll('Member', 'Party'))
  const changed = new Set(spans.filter(({ kind }) => kind !== 'same').map(({ text }) => text))
  expect([...changed].sort()).toEqual(['Member', 'Party'])
  expect(spans.filter(({ kind }) => kind === 'deleted')).toHaveLength(3000)
})

test('[R3] small changes in a text of 20 kB are found word by word', () => {
  const before = paragraph(4500, 1)
  const after = before.replace(' w5 ', ' five ').replace(/$/, ' more')
  const spans = redline(before, after)
  expect(spans.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['w5', 'five', ' more'])
})
