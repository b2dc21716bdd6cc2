import type { ReadDocument } from './read-document.ts'

/** A document's tree in one line: `Article 1 "Seat" (1, 2), Article 2`. */
export function outlineOf({ provisions }: Pick<ReadDocument, 'provisions'>, parent = -1): string {
  return provisions
    .flatMap((provision, index) => {
      if (provision.parent !== parent) return []
      const inner = outlineOf({ provisions }, index)
      const heading = provision.heading === '' ? '' : `"${provision.heading}"`
      return [[provision.number, heading, inner === '' ? '' : `(${inner})`].filter(Boolean).join(' ')]
    })
    .join(', ')
}

/** All words of a document's reading, in no order. */
export function wordsOf({ title, front, provisions, end, notes, furniture }: ReadDocument): string[] {
  const passages = [...front, ...end, ...notes, ...furniture].map(({ text }) => text)
  const texts = provisions.flatMap(({ number, heading, text }) => [number, heading, text])
  return plainWords([title, ...passages, ...texts].join('\n'))
}

/** The words of a text without marks and without the numbers and hyphens that readings may write otherwise. */
export function plainWords(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).sort()
}
