import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isolated, oddCharacters, oddInLine, undirected, whereIn, withoutHidden } from './characters.ts'

test.each([
  ['a line break', 'Report\nof the Secretariat', 'line-break', 'U+000A', 7, 'Report'],
  ['a Windows line break', 'Report\r\n2', 'line-break', 'U+000D', 7, 'Report'],
  ['a line separator', 'a\u2028b', 'line-break', 'U+2028', 2, 'a'],
  ['a next line', 'a\u0085b', 'line-break', 'U+0085', 2, 'a'],
  ['a tab', 'a\tb', 'line-break', 'U+0009', 2, 'a'],
  ['an escape', 'a\u001b[2Jb', 'hidden-character', 'U+001B', 2, 'a[2Jb'],
  ['a C1 control', 'a\u009b2J', 'hidden-character', 'U+009B', 2, 'a2J'],
  ['a right-to-left override', 'Report \u202etxt.exe', 'hidden-character', 'U+202E', 8, 'txt.exe'],
  ['an isolate that is not closed', 'a \u2067b', 'hidden-character', 'U+2067', 3, 'b'],
  ['the end of an isolate', 'One\u2069', 'hidden-character', 'U+2069', 4, 'One'],
  ['a right-to-left mark', 'a\u200fb', 'hidden-character', 'U+200F', 2, 'ab'],
  ['an Arabic letter mark', 'a \u061c', 'hidden-character', 'U+061C', 3, 'a'],
  ['a zero-width space', 'Ame\u200bndment', 'hidden-character', 'U+200B', 4, 'Amendment'],
  ['a soft hyphen', 'co\u00adoperation', 'hidden-character', 'U+00AD', 3, 'cooperation'],
  ['a joiner between Latin letters', 'a\u200db', 'hidden-character', 'U+200D', 2, 'ab'],
  ['a joiner at the end of a word', 'می\u200c', 'hidden-character', 'U+200C', 3, 'می'],
  ['a byte order mark', 'a\ufeffb', 'hidden-character', 'U+FEFF', 2, 'ab'],
  ['a Hangul filler', 'a \u3164 b', 'hidden-character', 'U+3164', 3, 'a'],
  ['an empty braille pattern', '\u2800', 'hidden-character', 'U+2800', 1, ''],
  ['a variant of a letter', 'a\ufe0f', 'hidden-character', 'U+FE0F', 2, 'a'],
  ['a tag', 'a\u{e0061}', 'hidden-character', 'U+E0061', 2, 'a'],
  ['private use', '📦 a\ue000', 'hidden-character', 'U+E000', 4, 'a'],
  ['no character', 'a\u{1ffff}', 'hidden-character', 'U+1FFFF', 2, 'a'],
  ['a Cyrillic letter in a Latin word', 'The Secretаriat', 'mixed-alphabets', 'U+0430', 11, 'Secretаriat'],
  ['a Latin letter in a Cyrillic word', 'Kомиссия', 'mixed-alphabets', 'U+004B', 1, 'Kомиссия'],
  ['a Greek letter in a Latin word', 'Nοrway', 'mixed-alphabets', 'U+03BF', 2, 'Nοrway'],
  ['a Greek letter with an accent', 'Nόrway', 'mixed-alphabets', 'U+03CC', 2, 'Nόrway'],
  ['a Cyrillic letter behind a digit', 'H2О', 'mixed-alphabets', 'U+041E', 3, 'H2О'],
  ['an Armenian letter in a Latin word', 'Nօrway', 'mixed-alphabets', 'U+0585', 2, 'Nօrway'],
  ['a Hebrew letter in a Latin word', 'Nסrway', 'mixed-alphabets', 'U+05E1', 2, 'Nסrway'],
  ['an Arabic letter among Latin ones', 'Nهrway', 'mixed-alphabets', 'U+0647', 2, 'Nهrway'],
  ['one Arabic letter after Latin ones', 'Congه', 'mixed-alphabets', 'U+0647', 5, 'Congه'],
  ['a Georgian letter in a Latin word', 'Ⴝtate', 'mixed-alphabets', 'U+10BD', 1, 'Ⴝtate'],
  ['a Deseret letter in a Latin word', '𐐄man', 'mixed-alphabets', 'U+10404', 1, '𐐄man'],
  ['a Hebrew letter in a Cyrillic word', 'Дסм', 'mixed-alphabets', 'U+05E1', 2, 'Дסм'],
  ['a mathematical letter', 'Norw𝐚y', 'mixed-alphabets', 'U+1D41A', 5, 'Norw𝐚y'],
  ['a word of mathematical letters', '𝐍𝐨𝐫𝐰𝐚𝐲', 'mixed-alphabets', 'U+1D40D', 1, '𝐍𝐨𝐫𝐰𝐚𝐲'],
  ['a mathematical digit', 'P/𝟏', 'mixed-alphabets', 'U+1D7CF', 3, '𝟏'],
  ['a wide letter', 'Ｎorway', 'mixed-alphabets', 'U+FF2E', 1, 'Ｎorway'],
  ['a double-struck letter', 'ℕorway', 'mixed-alphabets', 'U+2115', 1, 'ℕorway'],
  ['a Roman numeral as a letter', 'Ⅿan', 'mixed-alphabets', 'U+216F', 1, 'Ⅿan'],
  [
    'five marks on a letter',
    'Norwa\u0301\u0302\u0303\u0304\u0305y',
    'hidden-character',
    'U+0305',
    10,
    'Norwa\u0301\u0302\u0303\u0304\u0305y',
  ],
  ['two wide blanks', 'A\u2003\u2003B', 'hidden-character', 'U+2003', 3, 'A'],
])('[F8] [F12] %s is odd in a line', (_, text, code, character, place, word) => {
  const refusal = oddInLine(text)
  expect(refusal).toMatchObject({ code, details: { character, place, word } })
  expect(refusal?.message).toContain(character)
  expect(refusal?.message).toContain(`character ${place}`)
  expect(refusal?.message).toContain(`“${word}”`)
})

test.each([
  'Amendment of paragraph 2.7: “risk” – co-operation, d’Élodie (50\u00a0%)',
  'Mise en œuvre du Cadre\u202f: «\u00a0oui\u00a0»',
  'Доклад Секретариата / Report of the Secretariat',
  'Έκθεση της Γραμματείας',
  'تقرير الأمانة العامة 2026',
  'می‌خواهم کتاب‌ها',
  'क्‍ष और ന്‍റെ',
  'ශ්‍රී ලංකා',
  '税関のRFID導入について、WCO第5回会合',
  '海关AEO制度',
  '관세청 HS코드',
  'PDFهای گمرک',
  'ΔT, kΩ, 5 µm, β2-agonist, α-amylase, Ωm',
  'SMS-ки, d’Αθήνα',
  'Đặng Thị Ánh, Łódź, Þór, ʻOkina',
  'e\u0301lodie',
  'Tracking 📦 by 👩‍⚖️ and 👩🏽‍⚖️ ❤️ ☎︎ 1️⃣',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇧🇷',
  'ระบบRFID',
  'l’article 1ᵉʳ, nº 2, ﬁn, Ⅳ, 5 Å, 20 µm',
  'A\u3000B',
  '第５回会合',
  '葛\u{e0100}城',
  'ᠮᠣᠩᠭ\u180bᠣᠯ',
  '\u{1fae9} \u{323b0}',
])('[F8] [F12] nothing is odd in %s', (text) => {
  expect(oddCharacters(text)).toEqual([])
})

test('[F10] in prose lines and tabs are not odd; every odd character is named, in the order of the text', () => {
  expect(oddCharacters('One\n\n\t(a) two\r\nthree', { prose: true })).toEqual([])
  const text = 'co\u00adop, Secretаriat\n\u202eend\u2028'
  const found = oddCharacters(text, { prose: true }).map((odd) => ({ ...odd, ...whereIn(text, odd) }))
  expect(found.map(({ kind, character, place, word }) => [kind, character, place, word])).toEqual([
    ['hidden-character', 'U+00AD', 3, 'coop,'],
    ['mixed-alphabets', 'U+0430', 14, 'Secretаriat'],
    ['hidden-character', 'U+202E', 20, 'end'],
    ['line-break', 'U+2028', 24, 'end'],
  ])
})

test('[F10] what is cleaned has nothing hidden, and every letter, line and joiner that it had', () => {
  expect(withoutHidden('co\u00adop\u202e\r\n\tمی‌خواهم\u2028👩‍⚖️')).toBe('coop\n\tمی‌خواهم\n👩‍⚖️')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (one, other) => {
      for (const text of [one, one + other]) {
        let cleaned = withoutHidden(text)
        // Without what was between them two signs may meet that do not belong together.
        while (withoutHidden(cleaned) !== cleaned) cleaned = withoutHidden(cleaned)
        const odd = oddCharacters(cleaned, { prose: true })
        expect(odd.filter(({ kind }) => kind !== 'mixed-alphabets')).toEqual([])
      }
    }),
  )
})

describe('[F9] beside other text', () => {
  test('a line stays one line, without characters of direction or control', () => {
    expect(isolated('A\r\n2  2027-01-01  \u202ebc\u2069\u001b[2J')).toBe('A 2  2027-01-01  bc[2J')
    expect(undirected('A\n\u202eb\u2069c\u200fd')).toBe('A\nbcd')
  })

  test('what is written right to left is isolated, and nothing else', () => {
    expect(isolated('تقرير 2026')).toBe('\u2068تقرير 2026\u2069')
    expect(isolated('\u2069ת')).toBe('\u2068ת\u2069')
    expect(isolated('Report 2026')).toBe('Report 2026')
    expect(isolated(`${isolated('א')}, b\u2069`)).toBe('\u2068\u2068א\u2069, b\u2069')
  })

  test('no text opens or closes a line or an isolate around it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\u202e', '\u2069', '\n', '\u2028', ''),
        (text, more) => {
          const inner = isolated(text + more)
            .replace(/\u2068([^\u2066-\u2069]*)\u2069/g, '$1')
            .replace(/^\u2068(.*)\u2069$/su, '$1')
          expect(inner).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/)
        },
      ),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['hidden characters', '\u00ad a'.repeat(100_000)],
  ['hidden characters alone', '\u202e'.repeat(300_000)],
  ['one word', 'é'.repeat(300_000)],
  ['words of two alphabets', 'аb '.repeat(100_000)],
])('[F10] a text of %s is looked through without delay', (_, text) => {
  const began = process.cpuUsage()
  oddCharacters(text, { prose: true })
  withoutHidden(text)
  expect(process.cpuUsage(began).user).toBeLessThan(4_000_000)
})
