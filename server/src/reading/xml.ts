/** An element as the parser gives it, in the order of the document: `{ 'w:p': [...children], ':@': { 'w:val': '1' } }`. */
export type Element = { [name: string]: Element[] | string | Record<string, string> }

export function nameOf(element: Element): string {
  for (const name in element) if (name !== ':@') return name
  return ''
}

export function children(element: Element | undefined): Element[] {
  if (element === undefined) return []
  const inner = element[nameOf(element)]
  return Array.isArray(inner) ? inner : []
}

/** The first element of that name, then the first of the next name inside it. */
export function find(elements: readonly Element[], ...path: string[]): Element | undefined {
  let found: Element | undefined
  let inside: readonly Element[] = elements
  for (const name of path) {
    found = inside.find((element) => nameOf(element) === name)
    inside = children(found)
  }
  return found
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  const attributes = element?.[':@']
  return typeof attributes === 'object' && !Array.isArray(attributes) ? attributes[name] : undefined
}

export function textOf(element: Element): string {
  return children(element)
    .map((child) => child['#text'])
    .filter((text) => typeof text === 'string')
    .join('')
}
