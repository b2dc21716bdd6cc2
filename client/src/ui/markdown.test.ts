import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { Markdown } from './markdown.tsx'

const wayTo = new Map([['HLSG/P/3', '/hlsg/proposals/p3']])

/** The HTML that a text becomes, without the element around it. */
function html(text: string): string {
  const page = createElement(MemoryRouter, null, createElement(Markdown, { text, wayTo }))
  return renderToStaticMarkup(page).replace(/^<div[^>]*>|<\/div>$/g, '')
}

const LINK = '<a href="/hlsg/proposals/p3" data-discover="true">HLSG/P/3</a>'

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
    expect(html(text)).not.toMatch(/<(?:script|img)|on\w+=/)
  },
)

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
