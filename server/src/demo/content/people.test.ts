import { expect, test } from '@jest/globals'
import { consolidate } from '@quorate/shared/domain/instrument/consolidate'
import { provisionsOf } from '@quorate/shared/domain/instrument/from-document'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import { REGIONS } from '@quorate/shared/domain/membership/events'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { demoComments, demoProposals } from './discussion.ts'
import { frameworkEn } from './framework-en.ts'
import { frameworkFr } from './framework-fr.ts'
import { demoChair, demoDelegations, demoPeople, demoSeats, demoViceChair } from './people.ts'

const framework = (): Provision[] =>
  provisionsOf(documentFromText({ en: 'Framework' }, { en: frameworkEn, fr: frameworkFr }).provisions)

const personas = new Set(demoPeople.map(({ persona }) => persona))

test('the demonstration has twelve delegations from all six regions, five seats, an observer, officers and a secretary', () => {
  for (const id of REGIONS) expect(demoDelegations.filter(({ region }) => region === id)).toHaveLength(2)
  expect(demoDelegations).toHaveLength(12)
  expect(demoSeats).toHaveLength(5)
  expect(demoPeople).toHaveLength(12 * 2 + 5 + 1 + 3)
  const members = demoDelegations.map(({ id }) => id)
  expect(members).toEqual(expect.arrayContaining([demoChair.delegation, demoViceChair.delegation]))
})

test('every person has a persona and an address of their own, and a line in both languages', () => {
  expect(personas.size).toBe(demoPeople.length)
  for (const { persona, email, may } of demoPeople) {
    expect(persona).toMatch(/^[a-z]+(-[a-z]+)+$/)
    expect(email).toBe(`${persona}@example.org`)
    expect(may.en).toMatch(/\.$/)
    expect(may.fr).toMatch(/\u00a0:.*\.$/)
  }
})

test.each(demoProposals.map((proposal) => [proposal.key, proposal] as const))(
  'the amendment “%s” applies to the framework and leaves no translation awaited',
  (_, { operations, sponsor, coSponsors }) => {
    const before = framework()
    const result = consolidate(before, operations)
    if (!result.ok) throw new Error(JSON.stringify(result.problem))
    expect(result.provisions).not.toEqual(before)
    expect(result.provisions.filter(({ heading, text }) => heading.awaiting ?? text.awaiting)).toEqual([])
    for (const persona of [sponsor, ...coSponsors]) expect(personas).toContain(persona)
  },
)

test('comments are by people of the demonstration and answer an earlier comment of their thread', () => {
  const earlier = new Map<string, string>()
  expect(demoComments.length).toBeGreaterThanOrEqual(14)
  for (const { key, proposal, author, replyTo } of demoComments) {
    expect(demoProposals.map((one) => one.key)).toContain(proposal)
    expect(personas).toContain(author)
    if (replyTo !== undefined) expect(earlier.get(replyTo)).toBe(proposal)
    expect(earlier.has(key)).toBe(false)
    earlier.set(key, proposal)
  }
})

test('comments on the framework cite provisions that it has, or gets', () => {
  const known = new Set(framework().map(({ number }) => number)).add('2.3.5')
  const words = [
    ...demoComments.map(({ body }) => body),
    ...demoProposals.flatMap((one) => Object.values(one.justification)),
  ]
  const cited = words.flatMap((text) => text.match(/\b\d\.\d+\.\d+\b/g) ?? [])
  expect(cited.length).toBeGreaterThan(4)
  for (const number of cited) expect(known).toContain(number)
})
