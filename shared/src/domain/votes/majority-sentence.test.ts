import { expect, test } from '@jest/globals'
import { computeResult, findMajorityProfile, type VoteCount } from './majority.ts'
import { explainResult } from './majority-sentence.ts'

const sentence = (id: string, count: VoteCount, language: 'en' | 'fr'): string => {
  const profile = findMajorityProfile(id)
  if (profile === undefined) throw new Error(`No profile ${id}`)
  return explainResult(profile, computeResult(profile, count), language).replaceAll(/[\u00a0\u202f]/g, ' ')
}

const carried: VoteCount = { entitled: 60, present: 53, for: 36, against: 10, abstain: 7, ballot: 1 }
const rejected: VoteCount = { ...carried, for: 10, against: 36 }
const tied: VoteCount = { ...carried, for: 20, against: 20, abstain: 0 }
const abstained: VoteCount = { ...carried, for: 0, against: 0, abstain: 1 }
const empty: VoteCount = { ...abstained, abstain: 0 }
const lonely: VoteCount = { ...carried, present: 1, for: 1, against: 0, abstain: 0 }

test.each([
  ['wco-convention', carried, 'Adopted: 36 of 53 Members present and entitled voted for; two-thirds (36) were needed.'],
  [
    'wco-convention',
    rejected,
    'Rejected: 10 of 53 Members present and entitled voted for; two-thirds (36) were needed.',
  ],
  ['un-important', carried, 'Adopted: 36 of 46 votes cast for or against were for; two-thirds (31) were needed.'],
  ['ecosoc', carried, 'Adopted: 36 of 46 votes cast for or against were for; more than half (24) were needed.'],
  ['absolute', carried, 'Adopted: 36 of all 60 Members entitled to vote voted for; more than half (31) were needed.'],
  ['ecosoc', tied, 'Rejected: the votes were equally divided, 20 for and 20 against.'],
  [
    'un-ordinary',
    tied,
    'No decision yet: the votes were equally divided, 20 for and 20 against. A second ballot has to be held.',
  ],
  ['ecosoc', lonely, 'No decision: 1 of 60 entitled Members were present; 31 were needed for a quorum.'],
  ['ecosoc', abstained, 'Rejected: no votes were cast for or against; 1 Member abstained.'],
  ['ecosoc', empty, 'Rejected: no votes were cast.'],
])('[V7] %s explains itself in English: %j', (id, count, words) => {
  expect(sentence(id, count, 'en')).toBe(words)
})

test.each([
  [
    'wco-convention',
    carried,
    'Adopté : 36 des 53 Membres présents et ayant le droit de vote ont voté pour ; il fallait les deux tiers (36).',
  ],
  [
    'ecosoc',
    carried,
    'Adopté : 36 voix pour sur 46 voix exprimées pour ou contre ; il fallait plus de la moitié (24).',
  ],
  [
    'absolute',
    rejected,
    'Rejeté : 10 des 60 Membres ayant le droit de vote, présents ou non, ont voté pour ; il fallait plus de la moitié (31).',
  ],
  ['ecosoc', tied, 'Rejeté : partage égal des voix, 20 pour et 20 contre.'],
  [
    'un-ordinary',
    tied,
    'Pas encore de décision : partage égal des voix, 20 pour et 20 contre. Un second tour de scrutin doit avoir lieu.',
  ],
  [
    'ecosoc',
    lonely,
    'Aucune décision : 1 Membre présent sur 60 ayant le droit de vote ; il en fallait 31 pour atteindre le quorum.',
  ],
  ['ecosoc', abstained, 'Rejeté : aucune voix pour ni contre ; 1 Membre s’est abstenu.'],
  ['ecosoc', empty, 'Rejeté : aucune voix n’a été exprimée.'],
])('[V7] %s explains itself in French: %j', (id, count, words) => {
  expect(sentence(id, count, 'fr')).toBe(words)
})

test('[V7] a share of a body’s own reads naturally in both languages', () => {
  const own = {
    id: 'own',
    quorum: null,
    base: 'present-and-entitled',
    threshold: { numerator: 3, denominator: 5, strictly: true },
    tie: 'lost',
  } as const
  const result = computeResult(own, carried)
  expect(explainResult(own, result, 'en')).toContain('more than three-fifths (32) were needed')
  expect(explainResult(own, result, 'fr')).toContain('plus des trois cinquièmes (32)')
})
