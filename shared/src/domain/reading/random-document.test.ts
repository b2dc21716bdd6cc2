import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { outlineOfNodes, randomDocument } from './random-document.fixture.ts'
import { outlineOf, plainWords, wordsOf } from './read-document.fixture.ts'
import { readDocument } from './read-document.ts'

test('[I15] [I17] a random document in random families is read back as it was written, and loses no word', () => {
  fc.assert(
    fc.property(randomDocument, ({ text, nodes }) => {
      const document = readDocument(text)
      expect(outlineOf(document)).toBe(outlineOfNodes(nodes))
      expect(wordsOf(document)).toEqual(plainWords(text))
      const citations = document.provisions.map(({ citation }) => citation)
      expect(new Set(citations).size).toBe(citations.length)
    }),
    { numRuns: 100 },
  )
})
