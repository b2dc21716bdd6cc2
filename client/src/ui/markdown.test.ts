import { beforeAll, expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { ui as en } from '../i18n/en/ui.ts'
import { ui as fr } from '../i18n/fr/ui.ts'
import { speak } from '../i18n/translate.ts'
import { Markdown } from './markdown.tsx'
import { fetchLexerFor } from './markdown-tokens.ts'

const wayTo = new Map([['HLSG/P/3', '/hlsg/proposals/p3']])

beforeAll(async () => {
  speak('en', { ui: en })
  await fetchLexerFor(['# One'])
})

/** The HTML that a text becomes, without the element around it. */
function html(text: string): string {
  const page = createElement(MemoryRouter, null, createElement(Markdown, { text, wayTo }))
  return renderToStaticMarkup(page).replace(/^<div[^>]*>|<\/div>$/g, '')
}

const LINK = '<a href="/hlsg/proposals/p3">HLSG/P/3</a>'

test('[U20] a symbol becomes a link if what it names has an address, and stays plain text if not', () => {
  expect(html('See HLSG/P/3, not HLSG/P/4.')).toBe(`<p>See ${LINK}, not HLSG/P/4.</p>`)
  expect(html('*HLSG/P/3*')).toBe(`<p><em>${LINK}</em></p>`)
  expect(html('| a |\n| - |\n| HLSG/P/3 |')).toContain(`<td>${LINK}</td>`)
})

test('[U20] within code, and within a link, a symbol stays unchanged', () => {
  expect(html('`HLSG/P/3`')).toBe('<p><code>HLSG/P/3</code></p>')
  expect(html('    HLSG/P/3')).toBe('<pre><code>HLSG/P/3</code></pre>')
  expect(html('[*HLSG/P/3*](https://example.org)')).toContain('<em>HLSG/P/3</em></a>')
})

test('text is emphasized and structured', () => {
  expect(html('# One\n\n**two** ~~three~~\\\nfour')).toBe(
    '<p>One</p><p><strong>two</strong> <del>three</del><br/>four</p>',
  )
  expect(html('3. a\n4. b\n   - c')).toBe('<ol start="3"><li>a</li><li>b<ul><li>c</li></ul></li></ol>')
  expect(html('- a\n\n- b')).toBe('<ul><li><p>a</p></li><li><p>b</p></li></ul>')
  expect(html('> a\n\n---')).toBe('<blockquote><p>a</p></blockquote><hr/>')
  expect(html('1 &lt; 2 &amp;&#233; &nothing;')).toBe('<p>1 &lt; 2 &amp;é &amp;nothing;</p>')
})

test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<p onclick="alert(1)">a</p>', '![a](b.png)'])(
  '%s brings no element onto the page',
  (text) => {
    expect(html(text)).not.toMatch(/<(?!\/?(?:p|a|bdi)\b)|<[^>]* on\w+=/)
  },
)

test('[F6] lines that people write stay lines', () => {
  expect(html('Paragraph 1 should read:\n(a) first;\n(b) second.')).toBe(
    '<p>Paragraph 1 should read:<br/>(a) first;<br/>(b) second.</p>',
  )
})

test('[F6] words in angle brackets, and all of HTML, are shown as they are written', () => {
  const shown = (text: string) =>
    html(text)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
  for (const text of [
    'The date <to be confirmed> is in Member<s>.',
    '<div class="a">a</div>',
    'a <!-- b --> c <b>d</b> <br> <?e?> <![CDATA[f]]>',
    '<script>alert(1)</script>',
  ])
    expect(shown(text)).toBe(text)
  expect(html('<b>**a**</b>')).toBe('<p>&lt;b&gt;<strong>a</strong>&lt;/b&gt;</p>')
})

test('[F6] what is done and what is not differ, to see and to hear', () => {
  expect(html('- [ ] todo\n- [x] done')).toBe(
    '<ul><li><span role="img" aria-label="Not done:">☐</span> todo</li>' +
      '<li><span role="img" aria-label="Done:">☑</span> done</li></ul>',
  )
  expect(html('- [x] a\n\n- b')).toContain('<p><span role="img" aria-label="Done:">☑</span> a</p>')
})

/** The ids in some HTML, and where its links lead. */
const idsIn = (page: string) => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
const waysIn = (page: string) => [...page.matchAll(/ href="#([^"]*)"/g)].map(([, to]) => to)

test('[F6] the footnotes of two comments have ids of their own; each call leads to its note, and each note back', async () => {
  const comment = () => createElement(Markdown, { text: 'Text[^1] and[^b] more[^1]\n\n[^1]: Note *one*\n[^b]: Two' })
  const page = renderToStaticMarkup(createElement(MemoryRouter, null, comment(), comment()))
  const ids = idsIn(page)
  expect(ids).toHaveLength(10)
  expect(new Set(ids).size).toBe(10)
  expect([...waysIn(page)].sort()).toEqual([...ids, ids[3], ids[8]].sort())
  expect(page.match(/<sup>.*?<\/sup>/g)?.map((call) => call.replace(/<[^>]*>/g, ''))).toEqual([
    '1',
    '2',
    '1',
    '1',
    '2',
    '1',
  ])
  expect(page).toContain('Note <em>one</em>')
  expect(page).toContain('aria-label="Footnotes"')
  speak('fr', { ui: fr })
  expect(html('a[^1]\n\n[^1]: b')).toContain('aria-label="Notes de bas de page"')
  speak('en', { ui: en })
})

test('[F6] no word of a footnote is lost, with or without its other half', () => {
  expect(html('a[^1]')).toBe('<p>a[^1]</p>')
  expect(html('a\n\n[^1]: b\nc\n\nd')).toMatch(/<p>a<\/p><p>d<\/p><section.*<li id="[^"]*">b<br\/>c<\/li>/)
})

test.each([
  ['Voir «https://example.com/b».', 'https://example.com/b', '».'],
  ['Voir « https://example.com/b ».', 'https://example.com/b', ' ».'],
  ['“https://example.com/b”', 'https://example.com/b', '”'],
  ['‘https://example.com’s', 'https://example.com', '’s'],
  ['见https://example.com/b。', 'https://example.com/b', '。'],
  ['(https://example.com/b).', 'https://example.com/b', ').'],
  ['https://example.com/b…', 'https://example.com/b', '…'],
])('[F6] an address ends where the sentence around it goes on: %s', (text, address, rest) => {
  expect(html(text)).toContain(`href="${address}"`)
  expect(html(text)).toContain(`</a>${rest}</p>`)
})

test.each([
  ['[here](https://example.org/a)', 'example.org'],
  ['[https://wcoomd.org](https://example.org/a)', 'example.org'],
  ['[https://wcoomd.org/example.org](https://example.org)', 'example.org'],
  ['[example.org.wcoomd.org](https://example.org)', 'example.org'],
  ['[here](//example.org)', 'example.org'],
  ['[here](/\\\\example.org)', 'example.org'],
  ['[here](https://wcoomd.org@example.org:8443/)', 'example.org:8443'],
  ['https://wcoomd.org@example.org/', 'example.org'],
  ['[write to us](mailto:a@example.org?subject=b)', 'a@example.org'],
  ['![a picture](https://example.org/a.png)', 'example.org'],
])('[F7] %s shows that it leads to %s', (text, place) => {
  expect(html(text)).toContain(`</a><bdi> (${place})</bdi>`)
})

test.each([
  'https://example.org/a',
  'www.example.org',
  'a@example.org',
  '[example.org](https://example.org/a)',
  '[HTTPS://Example.org/a](https://example.org/b)',
  '[today](/hlsg/today)',
  '[below](#c3)',
])('[F7] %s says where it leads itself', (text) => {
  expect(html(text)).toMatch(/^<p><a [^>]*>[^<]*<\/a><\/p>$/)
})

test('[F2] a text with too much markup is shown as it was written', () => {
  const text = `${'>'.repeat(50)} a\n*b*`
  expect(html(text)).toBe(`<span dir="auto">${text.replaceAll('>', '&gt;')}</span>`)
})

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  '<java\tscript:alert(1)>',
  'java&#10;script:alert(1)',
  '&#1;javascript:alert(1)',
  'data:text/html,a',
  'java&#115;cript:alert(1)',
  'vbscript:a',
])('a link to %s leads nowhere', (address) => {
  expect(html(`[a](${address})`)).toMatch(/^<p><a rel="noopener nofollow" dir="auto">a<\/a><\/p>$/)
})

test.each(['https://example.org/a?b=c:d', 'mailto:a@example.org', '/hlsg/today', '#c3', 'notes/a:b'])(
  'a link to %s leads there',
  (address) => {
    expect(html(`[a](${address})`)).toContain(`href="${address}"`)
  },
)

test('[F11] of a text of very many lines the first hundred are shown, and the others when they are asked for', () => {
  const shown = html(Array.from({ length: 9900 }, (_, line) => `line ${line}`).join('\n'))
  expect(shown).toMatch(/line 99<\/span><details><summary>9.?800 more lines<\/summary><span/)
  expect(shown).toContain('line 9899</span></details>')
  expect(shown.match(/<\w/g)?.length).toBeLessThan(10)
})

test.each([
  ['code', '`a` '.repeat(5000)],
  ['lists in lists', '- - - - - - - - - - a\n'.repeat(900)],
])('[F2] a text that would have very many elements is shown as it was written: %s', (_, text) => {
  expect(html(text).match(/<\w/g)?.length).toBeLessThan(10)
})
