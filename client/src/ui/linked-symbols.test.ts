import { expect, test } from '@jest/globals'
import { type HtmlNode, linkedSymbols } from './linked-symbols.ts'

const text = (value: string): HtmlNode => ({ type: 'text', value })
const element = (tagName: string, ...children: HtmlNode[]): HtmlNode => ({ type: 'element', tagName, children })
const link = (href: string, value: string): HtmlNode => ({
  ...{ type: 'element', tagName: 'a', properties: { href, dataSymbol: true } },
  children: [text(value)],
})
const wayTo = new Map([['HLSG/P/3', '/hlsg/proposals/p3']])

function linkedIn(...children: HtmlNode[]): HtmlNode[] {
  const root = { type: 'root', children }
  linkedSymbols({ wayTo })(root)
  return root.children
}

test('[W4] a symbol becomes a link where there is a way to the document, and stays plain text where not', () => {
  expect(linkedIn(element('p', text('See HLSG/P/3/Rev.1, not HLSG/P/4.')))).toEqual([
    element(
      'p',
      text('See '),
      link('/hlsg/proposals/p3', 'HLSG/P/3/Rev.1'),
      text(', not '),
      text('HLSG/P/4'),
      text('.'),
    ),
  ])
})

test('[W4] within code, and within a link, a symbol stays as it was written', () => {
  const kept = ['code', 'pre', 'a'].map((tag) => element('p', element(tag, element('em', text('HLSG/P/3')))))
  expect(linkedIn(...structuredClone(kept))).toEqual(kept)
  expect(linkedIn(element('em', text('HLSG/P/3')))).toEqual([element('em', link('/hlsg/proposals/p3', 'HLSG/P/3'))])
})
