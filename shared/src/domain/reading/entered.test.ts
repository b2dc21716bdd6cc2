import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { asSeen, correctAll } from './corrections.ts'
import { enter } from './entered.ts'
import { randomDocument } from './random-document.fixture.ts'
import { readDocument } from './read-document.ts'

const seen = (text: string) => asSeen(readDocument(text))

describe('[I23] a document as it is imported', () => {
  test('has the numbers, headings and texts of both languages, and what one of them lacks is awaited', () => {
    const { provisions, aligned } = enter({
      en: seen('Article 1 Lamps\n\n1. The lamp burns.\n\n2. The bell rings.\n'),
      fr: seen('Article premier Lampes\n\n1. La lampe brûle.\n'),
    })
    expect(aligned.map(({ by }) => by)).toEqual(['number', 'number', 'alone'])
    expect(provisions).toEqual([
      {
        number: 'Article 1',
        shown: { en: 'Article 1', fr: 'Article premier' },
        cited: { en: 'Article 1', fr: 'Article premier' },
        parent: -1,
        heading: { en: 'Lamps', fr: 'Lampes' },
        text: {},
      },
      {
        number: 'Article 1, 1',
        shown: { en: '1', fr: '1' },
        cited: { en: 'Article 1, 1', fr: 'Article premier, 1' },
        parent: 0,
        heading: {},
        text: { en: 'The lamp burns.', fr: 'La lampe brûle.' },
      },
      {
        number: 'Article 1, 2',
        shown: { en: '2' },
        cited: { en: 'Article 1, 2' },
        parent: 0,
        heading: {},
        text: { en: 'The bell rings.', awaiting: ['fr'] },
      },
    ])
  })

  test('has what is before and after its provisions, and its notes, by language', () => {
    const { surroundings } = enter({
      fr: seen('Règles\n\nLes gardiens,\n\n1. La lampe brûle.[^1]\n\n2. La cloche sonne.\n\n[^1]: Jusqu’à l’aube.\n'),
    })
    expect(surroundings).toEqual({
      front: { fr: ['Les gardiens,'] },
      end: {},
      notes: { fr: [{ mark: '1', text: 'Jusqu’à l’aube.' }] },
    })
  })

  test('has an address for each provision, also for a heading without a number and for one that has nothing', () => {
    const document = seen('1. The lamp.\n\n2. The bell.\n\n3. Other / things.\n\n4. Boats.\n\n5. Boats.\n')
    const unnumbered = document.provisions.map(({ id }) => ({ op: 'renumber' as const, provision: id, number: '' }))
    const { document: corrected } = correctAll(document, [
      ...unnumbered,
      { op: 'reword', provision: 'p0', text: '' },
      { op: 'reword', provision: 'p1', text: '' },
    ])
    const { provisions } = enter({ en: corrected })
    expect(provisions.map(({ number }) => number)).toEqual(['1', '1 (2)', 'Other things.', 'Boats.', 'Boats. (2)'])
  })
})

test('[I23] addresses are unlike one another, short and without a slash, whatever the two documents are', () => {
  fc.assert(
    fc.property(randomDocument, randomDocument, (en, fr) => {
      const { provisions, aligned } = enter({ en: seen(en.text), fr: seen(fr.text) })
      expect(aligned).toHaveLength(provisions.length)
      const addresses = provisions.map(({ number }) => number)
      expect(new Set(addresses).size).toBe(addresses.length)
      for (const [index, { number, parent }] of provisions.entries()) {
        expect(number).toMatch(/^[^/\\]{1,120}$/)
        expect(parent).toBeLessThan(index)
      }
    }),
    { numRuns: 100 },
  )
})
