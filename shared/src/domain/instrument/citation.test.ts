import { expect, test } from '@jest/globals'
import { citationIn, shownIn } from './citation.ts'

const both = {
  number: 'Article 1',
  shown: { en: 'Article 1', fr: 'Article premier' },
  cited: { fr: 'I, Article premier' },
}

test.each([
  ['an earlier import', { number: '2.7' }, 'fr', '2.7', '2.7'],
  ['the language of the reader', both, 'fr', 'Article premier', 'I, Article premier'],
  ['the other language', both, 'en', 'Article 1', 'I, Article premier'],
  ['a heading without a number', { number: 'Purpose', shown: {}, cited: {} }, 'en', '', 'Purpose'],
] as const)('[I26] the number and the citation of %s', (_, one, language, number, citation) => {
  expect(shownIn(one, language)).toBe(number)
  expect(citationIn(one, language)).toBe(citation)
})
