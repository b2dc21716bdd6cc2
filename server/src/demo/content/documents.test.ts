import { expect, test } from '@jest/globals'
import { provisionsOf } from '@quorate/shared/domain/instrument/from-document'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { readDocument } from '@quorate/shared/domain/reading/read-document'
import { frameworkEn } from './framework-en.ts'
import { frameworkFr } from './framework-fr.ts'
import { mandateEn, mandateFr } from './mandate.ts'

const range = (prefix: string, last: number): string[] => Array.from({ length: last }, (_, n) => `${prefix}${n + 1}`)

test('[I12] the mandate that comes with the demonstration has the clauses of a real one, in both languages', () => {
  const { provisions } = documentFromText({ en: 'Mandate' }, { en: mandateEn, fr: mandateFr })
  expect(provisions.map(({ number }) => number)).toEqual([
    ...['1', '2', ...range('2.', 9), '3', ...range('3.', 3)],
    ...['Annex 1', ...[1, 2, 3, 4].map((n) => `Annex 1 (${n})`)],
    ...['Annex 2', ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `Annex 2 (${n})`)],
  ])
  expect(provisions.filter(({ text, heading }) => text.awaiting ?? heading.awaiting)).toEqual([])
})

test.each([mandateEn, mandateFr, frameworkEn, frameworkFr])(
  '[I12] the documents of the demonstration come in without a question',
  (text) => expect(readDocument(text).questions).toEqual([]),
)

const framework = documentFromText({ en: 'Framework' }, { en: frameworkEn, fr: frameworkFr }).provisions

test('[I12] the framework that comes with the demonstration has three pillars and their standards', () => {
  const provisions = provisionsOf(framework)
  const standards = provisions.filter(({ kind }) => kind === 'standard')
  const inPillar = (id: string): number => standards.filter(({ parent }) => parent === id).length
  expect(provisions.filter(({ kind }) => kind === 'part').map(({ id }) => [id, inPillar(id)])).toEqual([
    ['p1', 11],
    ['p2', 6],
    ['p3', 4],
  ])
  for (const { id } of standards) {
    const paragraphs = provisions.filter(({ parent }) => parent === id)
    expect(paragraphs.length).toBeGreaterThanOrEqual(2)
    expect(paragraphs.length).toBeLessThanOrEqual(4)
  }
})

test('[I12] the framework says the same in both languages, number by number', () => {
  for (const { heading, text } of framework) {
    expect([heading.awaiting, text.awaiting]).toEqual([undefined, undefined])
    expect({ ...heading, ...text }).toEqual({ en: expect.any(String), fr: expect.any(String) })
  }
})

test('[I12] the French texts have the no-break spaces and apostrophes of French', () => {
  for (const text of [mandateFr, frameworkFr]) {
    expect(text).not.toMatch(/ [:;!?»]|« |['"]/)
    expect(text).toContain('\u202f;')
  }
})
