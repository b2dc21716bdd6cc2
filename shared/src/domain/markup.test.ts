import { expect, test } from '@jest/globals'
import { MOST_MARKUP, measureMarkup, tooMuchMarkup } from './markup.ts'

test.each([
  ['nothing', 'A sentence, and\nanother one: 2 * 3 - 1 = 5.', {}],
  ['quotations within one another', '> > > a', { nesting: 3 }],
  ['a list within a list', '- a\n  - b', { nesting: 2 }],
  ['marks of several kinds in one line', '1. > - a', { nesting: 3 }],
  ['a table: its headings, its rows, its missing cells', '| a | b |\n| --- | :-: |\n| c\n| d', { cells: 6 }],
  ['two tables', 'a|b\n-|-\n\nc|d\n-|-\n', { cells: 4 }],
  ['a table in a quotation', '> a|b\n> -|-\n> c|d', { cells: 4, nesting: 1 }],
  ['links, addresses, mailboxes, footnotes', '[a](b) https://c www.d e@f [^1]', { links: 5 }],
  ['references to an address', '[a] and [a]\n\n[a]: /b', { links: 3 }],
  ['brackets around words without an address', '[The Secretariat] [shall][should]', {}],
  ['emphasis', '**a** _b_ ~~c~~ *d* 中**文**', { emphasis: 10 }],
  ['lines across the text', `${'- '.repeat(40)}\n\n> ${'* '.repeat(40)}`, { nesting: 1 }],
  ['marks that emphasise nothing', '2 * 3, a _ b, * * *', {}],
])('counts %s', (_, text, expected) => {
  expect({ ...measureMarkup(text), lines: 0 }).toEqual({
    lines: 0,
    nesting: 0,
    cells: 0,
    links: 0,
    emphasis: 0,
    ...expected,
  })
})

test.each([
  ['nested-too-deep', '>'.repeat(21), 21, MOST_MARKUP.nesting],
  ['too-many-cells', `${'|a'.repeat(40)}\n${'|-'.repeat(40)}\n${'a\n'.repeat(25)}`, 1040, MOST_MARKUP.cells],
  ['too-many-links', '[a](b) '.repeat(301), 301, MOST_MARKUP.links],
  ['too-much-emphasis', '*a* '.repeat(301), 602, MOST_MARKUP.emphasis],
  ['too-many-lines', 'a\n'.repeat(9900), 9900, MOST_MARKUP.lines],
  ['too-many-lines', `a${'\r\n\r\n'.repeat(500)}a`, 1001, MOST_MARKUP.lines],
] as const)(
  '[F1] %s: the refusal names what is too much, how much it is, and how much is possible',
  (code, text, found, most) => {
    const refusal = tooMuchMarkup(text)
    expect(refusal).toMatchObject({ code, details: { found, most } })
    expect(refusal?.message).toContain(String(found))
    expect(refusal?.message).toContain(String(most))
  },
)

test.each([
  ['an answer in ten levels of quotation', `${'> '.repeat(10)}a`],
  [
    'ten levels of a list, indented by four columns',
    Array.from({ length: 10 }, (_, depth) => `${'    '.repeat(depth)}- a`).join('\n'),
  ],
  ['a table of 5 columns and 190 rows', `|a|b|c|d|e|\n|-|-|-|-|-|\n${'|1|2|3|4|5|\n'.repeat(190)}`],
  ['a list of 1,000 items', '* item\n'.repeat(1000)],
  ['a hundred links', '[a](https://example.org/a) '.repeat(100)],
  ['250 emphasised words', '**word** and others, '.repeat(250)],
  [
    'a text with many brackets, as drafts of resolutions have',
    '[The Secretariat] [shall][should] report. '.repeat(400),
  ],
])('[F1] %s is not too much', (_, text) => {
  expect(tooMuchMarkup(text)).toBeNull()
})
