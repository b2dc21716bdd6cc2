import { partsWithSymbols } from './symbols.ts'

/** As much of a tree of HTML as this has to do with. */
export type HtmlNode = {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: HtmlNode[]
}

/** What stays as it was written: code, and what is a link already. */
const KEPT: ReadonlySet<string> = new Set(['a', 'code', 'pre'])

/** A rehype plugin: symbols of documents become links where there is a way to the document. */
export function linkedSymbols({ wayTo }: { wayTo: ReadonlyMap<string, string> }) {
  const link = (node: HtmlNode): void => {
    if (node.children === undefined || KEPT.has(node.tagName ?? '')) return
    for (const child of node.children) link(child)
    node.children = node.children.flatMap((child) => (child.type === 'text' ? linked(child, wayTo) : child))
  }
  return link
}

function linked(node: HtmlNode, wayTo: ReadonlyMap<string, string>): HtmlNode[] {
  return partsWithSymbols(node.value ?? '').map(({ text: value, document }) => {
    const href = document === null ? undefined : wayTo.get(document)
    if (href === undefined) return { type: 'text', value }
    return {
      type: 'element',
      tagName: 'a',
      properties: { href, dataSymbol: true },
      children: [{ type: 'text', value }],
    }
  })
}
