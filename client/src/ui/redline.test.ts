import { expect, test } from '@jest/globals'
import { MantineProvider } from '@mantine/core'
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { prerender } from 'react-dom/static'
import { ui } from '../i18n/en/ui.ts'
import { speak } from '../i18n/translate.ts'
import { Redline, type RedlineMode } from './redline.tsx'

speak('en', { ui })

/** What is seen, with `[-deleted-]` and `{+inserted+}`; and what is heard. */
async function shown(before: string, after: string, options: { mode?: RedlineMode; plain?: boolean } = {}) {
  const page = h(MantineProvider, null, h(Redline, { before, after, ...options }))
  const html = await new Response((await prerender(page)).prelude).text()
  const deleted = html
    .replace(/<!--.*?-->/g, '')
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<del[^>]*>/g, '[-')
    .replace(/<\/del>/g, '-]')
  const marked = deleted.replace(/<ins[^>]*>/g, '{+').replace(/<\/ins>/g, '+}')
  const plain = (part: string) => part.replace(/<[^>]*>/g, '')
  return {
    html: marked.replace(/<span[^>]*mantine-VisuallyHidden[^>]*>.*?<\/span>/g, '').replace(/<(\/?\w+)[^>]*>/g, '<$1>'),
    seen: plain(marked.replace(/<span[^>]*mantine-VisuallyHidden[^>]*>.*?<\/span>/g, '')),
    heard: plain(marked.replace(/<span aria-hidden="true">.*?<\/span>/g, ''))
      .replace(/[-[\]{}+]/g, '')
      .replace(/\s+/g, ' '),
  }
}

test.each([
  [
    'Lamps are lit. Bells are rung.',
    'Lamps are lit.\n\nBells are rung.',
    'Lamps are lit.[- -]{+¶\n\n+}Bells are rung.',
  ],
  ['A\n\nB', 'A\nB', 'A\n[-¶-]B'],
  ['A\nold\nB', 'A\nB', 'A\n[-old¶\n-]B'],
  ['A b.\n\nC d.', 'A b. C d.', 'A b.[-¶-]{+ +}C d.'],
  ['A b.\r\n\r\nC d.', 'A b.\n\nC d.', 'A b.\n\nC d.'],
])('[R12] a line break that changed is seen: %j becomes %j', async (before, after, seen) => {
  expect((await shown(before, after)).seen).toBe(seen)
})

test('[R12] a line break that changed is heard', async () => {
  expect((await shown('A\n\nB', 'A\nB')).heard).toBe('A deleted: line break end of change. B')
  expect((await shown('A\n\nB', 'AB')).heard).toContain('deleted: A paragraph break B end of change.')
})

test('[R13] ways of writing one letter are no change', async () => {
  const { seen } = await shown('Présidé par la présidente', 'Pre\u0301side\u0301 par la pre\u0301sidente')
  expect(seen).toBe('Présidé par la présidente')
})

test.each([
  ['is kept', 'They *shall* report', 'They *shall* write', 'They <em>shall</em> [-report-]{+write+}'],
  ['is added', 'They shall report', 'They **shall** report', 'They [-shall-]{+<strong>shall</strong>+} report'],
  ['ends', 'They *shall* report', 'They shall report', 'They [-<em>shall</em>-]{+shall+} report'],
  ['gets longer', '*shall* report', '*shall report*', '<em>shall</em>[- report-]{+<em> report</em>+}'],
  ['is no emphasis', '2 * 3', '2 * 4', '2 * [-3-]{+4+}'],
  ['is very strong', '***No*** fee', '***No*** fees', '<strong><em>No</em></strong> [-fee-]{+fees+}'],
  ['is a call', 'Report[^1] it', 'Report[^2] it', 'Report[-<sup>1</sup>-]{+<sup>2</sup>+} it'],
  ['is a bar', 'a \\| b', 'a \\| c', 'a | [-b-]{+c+}'],
])('[R15] emphasis and calls are shown without their signs: what %s', async (_, before, after, expected) => {
  expect((await shown(before, after)).html.replace(/<\/?(?:div|span)>/g, '')).toBe(expected)
})

const FEES = '| Weight | Fee |\n| --- | --- |\n| 1 kg | *10* |\n| 2 kg | 15 |\n| 9 kg | 90 |'
const CHANGED = '| Weight | Zone | Fee |\n|---|---|---|\n| 1 kg | A | *11* |\n| 5 kg | B | 20 |\n| 2 kg | A | 15 |'
const rowsIn = (html: string) =>
  (html.match(/<tr>.*?<\/tr>/g) ?? []).map((row) =>
    row
      .replace(/<\/t[hd]>(?=<)/g, '|')
      .replace(/<\/?t\w>/g, '')
      .slice(0, -1),
  )

test('[R14] a table is shown as a table, with the changes in its cells', async () => {
  const { html, heard } = await shown(`Fees:\n\n${FEES}\n\nThey are due.`, `Fees:\n\n${CHANGED}\n\nThey are due.`)
  expect(rowsIn(html)).toEqual([
    'Weight|{+Zone+}|Fee',
    '1 kg|{+A+}|[-<em>10</em>-]{+<em>11</em>+}',
    '{+5 kg+}|{+B+}|{+20+}',
    '2 kg|{+A+}|15',
    '[-9 kg-]||[-90-]',
  ])
  expect(html.match(/<th>/g)).toHaveLength(3)
  expect(html).not.toMatch(/[|*]|---/)
  expect(heard).toContain('inserted row: 5 kg')
})

test.each([
  ['clean', [['Weight|Zone|Fee', '1 kg|A|<em>11</em>', '5 kg|B|20', '2 kg|A|15']]],
  [
    'side',
    [
      ['Weight|Fee', '1 kg|[-<em>10</em>-]', '2 kg|15', '[-9 kg-]|[-90-]'],
      ['Weight|{+Zone+}|Fee', '1 kg|{+A+}|{+<em>11</em>+}', '{+5 kg+}|{+B+}|{+20+}', '2 kg|{+A+}|15'],
    ],
  ],
] as const)('[R14] a table is shown as a table, in the view %s', async (mode, tables) => {
  const { html } = await shown(FEES, CHANGED, { mode })
  expect(html.split('<table>').slice(1).map(rowsIn)).toEqual(tables)
})

test('[U44] in words without markup stars and bars are stars and bars', async () => {
  const { seen } = await shown('| *a* |\n| --- |', '| *b* |\n| --- |', { plain: true })
  expect(seen).toBe('| [-*a*-]{+*b*+} |\n| --- |')
})

test('[R15] in the view of two sides words have the emphasis of their side', async () => {
  const { html } = await shown('*a b* c', 'x *a b* c', { mode: 'side' })
  expect(html.match(/<em>.*?<\/em>/g)).toEqual(['<em>a b</em>', '<em>a b</em>'])
})

test.each(['redline', 'clean', 'side'] as const)(
  '[U41] what does not show what it is, is marked, in the view %s',
  (mode) => {
    const html = renderToStaticMarkup(
      h(MantineProvider, null, h(Redline, { before: 'Pay 100', after: 'Pay \u202e001 \u0430ll', mode })),
    )
    expect(html).not.toContain('\u202e')
    expect(html).toMatch(/<mark [^>]*title="[^"]*U\+202E[^"]*"[^>]*><span[^>]*>U\+202E<\/span><\/mark>001/)
    expect(html).toMatch(/<mark [^>]*>\u0430<span[^>]*>U\+0430<\/span><\/mark>ll/)
  },
)
