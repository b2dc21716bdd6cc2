import { expect, test } from '@jest/globals'
import { importInstrument } from '@quorate/shared/domain/instrument/import-instrument'
import { mergeTranslation } from '@quorate/shared/domain/instrument/merge-translation'
import { importMandate } from '@quorate/shared/domain/mandate/import-bilingual'
import { frameworkEn } from './framework-en.ts'
import { frameworkFr } from './framework-fr.ts'
import { mandateEn, mandateFr } from './mandate.ts'

const range = (prefix: string, last: number): string[] => Array.from({ length: last }, (_, n) => `${prefix}.${n + 1}`)

test('[I12] the mandate that comes with the demonstration has the clauses of a real one, in both languages', () => {
  const mandate = importMandate({ en: mandateEn, fr: mandateFr })
  if (!mandate.ok) throw new Error(mandate.message)
  expect(mandate.clauses.map(({ number }) => number)).toEqual([
    ...['1', '2', ...range('2', 9), '3', ...range('3', 3)],
    ...['Annex 1', ...range('Annex 1', 4), 'Annex 2', ...range('Annex 2', 10)],
  ])
  expect(mandate.authentic).toEqual(['en', 'fr'])
  expect(mandate.warnings).toEqual([])
  expect(mandate.clauses.filter(({ text }) => text.awaiting !== undefined)).toEqual([])
})

const framework = () => {
  const english = importInstrument(frameworkEn, 'en')
  const french = importInstrument(frameworkFr, 'fr')
  if (!english.ok || !french.ok) throw new Error(JSON.stringify([english, french]))
  return { english, french }
}

test('[I12] the framework that comes with the demonstration has three pillars and their standards', () => {
  const { english } = framework()
  const standards = english.provisions.filter(({ kind }) => kind === 'standard')
  const inPillar = (id: string): number => standards.filter(({ parent }) => parent === id).length
  expect(english.provisions.filter(({ kind }) => kind === 'part').map(({ id }) => [id, inPillar(id)])).toEqual([
    ['p1', 11],
    ['p2', 6],
    ['p3', 4],
  ])
  for (const { id } of standards) {
    const paragraphs = english.provisions.filter(({ parent }) => parent === id)
    expect(paragraphs.length).toBeGreaterThanOrEqual(2)
    expect(paragraphs.length).toBeLessThanOrEqual(4)
  }
})

test('[I12] the framework says the same in both languages, number by number', () => {
  const { english, french } = framework()
  expect(french.provisions.map(({ id }) => id)).toEqual(english.provisions.map(({ id }) => id))
  const merged = mergeTranslation(english.provisions, french.provisions)
  if (!merged.ok) throw new Error(merged.message)
  for (const { heading, text } of merged.provisions) {
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
