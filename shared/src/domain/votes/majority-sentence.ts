import { assertNever } from '../assert-never.ts'
import type { Language } from '../language.ts'
import type { MajorityProfile, Share, VoteResult } from './majority.ts'

/**
 * The result in one sentence with its numbers, as a delegate would read it out:
 * "Adopted: 36 of 53 Members present and entitled voted for; two-thirds (36) were needed."
 */
export function explainResult(profile: MajorityProfile, result: VoteResult, language: Language): string {
  switch (language) {
    case 'en':
      return inEnglish(profile, result)
    case 'fr':
      return inFrench(profile, result)
    default:
      return assertNever(language)
  }
}

/** The same in both languages; null before there is a result. */
export function explainInBoth(profile: MajorityProfile, result: VoteResult | null): Record<Language, string> | null {
  return result && { en: inEnglish(profile, result), fr: inFrench(profile, result) }
}

function inEnglish(profile: MajorityProfile, result: VoteResult): string {
  switch (result.reason) {
    case 'reached':
      return `Adopted: ${measureInEnglish(profile, result)}.`
    case 'not-reached':
      return `Rejected: ${measureInEnglish(profile, result)}.`
    case 'tie-lost':
      return `Rejected: the votes were equally divided, ${result.for} for and ${result.against} against.`
    case 'tie-second-ballot':
      return `No decision yet: the votes were equally divided, ${result.for} for and ${result.against} against. A second ballot has to be held.`
    case 'no-quorum':
      return `No decision: ${result.present} of ${result.entitled} entitled ${english(result.entitled, 'Member was', 'Members were')} present; ${result.quorumNeeded} ${english(result.quorumNeeded, 'was', 'were')} needed for a quorum.`
    case 'no-votes':
      return result.abstain === 0
        ? 'Rejected: no votes were cast.'
        : `Rejected: no votes were cast for or against; ${result.abstain} ${english(result.abstain, 'Member', 'Members')} abstained.`
    default:
      return assertNever(result.reason)
  }
}

function measureInEnglish(profile: MajorityProfile, { base, needed, for: votesFor }: VoteResult): string {
  const needs = `${shareInEnglish(profile.threshold)} (${needed}) ${english(needed, 'was', 'were')} needed`
  switch (profile.base) {
    case 'present-and-entitled':
      return `${votesFor} of ${base} ${english(base, 'Member', 'Members')} present and entitled voted for; ${needs}`
    case 'present-and-voting':
      return `${votesFor} of ${base} ${english(base, 'vote', 'votes')} cast for or against ${english(votesFor, 'was', 'were')} for; ${needs}`
    case 'all-entitled':
      return `${votesFor} of all ${base} ${english(base, 'Member', 'Members')} entitled to vote voted for; ${needs}`
    default:
      return assertNever(profile.base)
  }
}

function inFrench(profile: MajorityProfile, result: VoteResult): string {
  const { present, entitled, abstain, quorumNeeded, for: votesFor, against } = result
  switch (result.reason) {
    case 'reached':
      return `Adopté\u202f: ${measureInFrench(profile, result)}.`
    case 'not-reached':
      return `Rejeté\u202f: ${measureInFrench(profile, result)}.`
    case 'tie-lost':
      return `Rejeté\u202f: partage égal des voix, ${votesFor} pour et ${against} contre.`
    case 'tie-second-ballot':
      return `Pas encore de décision\u202f: partage égal des voix, ${votesFor} pour et ${against} contre. Un second tour de scrutin doit avoir lieu.`
    case 'no-quorum':
      return `Aucune décision\u202f: ${present} ${french(present, 'Membre présent', 'Membres présents')} sur ${entitled} ayant le droit de vote\u202f; il en fallait ${quorumNeeded} pour atteindre le quorum.`
    case 'no-votes':
      return abstain === 0
        ? 'Rejeté\u202f: aucune voix n’a été exprimée.'
        : `Rejeté\u202f: aucune voix pour ni contre\u202f; ${abstain} ${french(abstain, 'Membre s’est abstenu', 'Membres se sont abstenus')}.`
    default:
      return assertNever(result.reason)
  }
}

function measureInFrench(profile: MajorityProfile, { base, needed, for: votesFor }: VoteResult): string {
  const needs = `il fallait ${shareInFrench(profile.threshold)} (${needed})`
  switch (profile.base) {
    case 'present-and-entitled':
      return `${votesFor} des ${base} Membres présents et ayant le droit de vote ${french(votesFor, 'a', 'ont')} voté pour\u202f; ${needs}`
    case 'present-and-voting':
      return `${votesFor} voix pour sur ${base} ${french(base, 'voix exprimée', 'voix exprimées')} pour ou contre\u202f; ${needs}`
    case 'all-entitled':
      return `${votesFor} des ${base} Membres ayant le droit de vote, présents ou non, ${french(votesFor, 'a', 'ont')} voté pour\u202f; ${needs}`
    default:
      return assertNever(profile.base)
  }
}

const ENGLISH_FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['1/2', 'half'],
  ['1/3', 'one-third'],
  ['2/3', 'two-thirds'],
  ['3/4', 'three-quarters'],
  ['3/5', 'three-fifths'],
  ['1/1', 'all'],
])

const FRENCH_FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['1/2', 'la moitié'],
  ['1/3', 'le tiers'],
  ['2/3', 'les deux tiers'],
  ['3/4', 'les trois quarts'],
  ['3/5', 'les trois cinquièmes'],
  ['1/1', 'la totalité'],
])

function shareInEnglish({ numerator, denominator, strictly }: Share): string {
  const fraction = `${numerator}/${denominator}`
  const words = ENGLISH_FRACTIONS.get(fraction) ?? fraction
  return strictly ? `more than ${words}` : words
}

function shareInFrench({ numerator, denominator, strictly }: Share): string {
  const fraction = `${numerator}/${denominator}`
  const words = FRENCH_FRACTIONS.get(fraction) ?? fraction
  if (!strictly) return words
  return words.startsWith('les ')
    ? `plus des ${words.slice(4)}`
    : words.startsWith('le ')
      ? `plus du ${words.slice(3)}`
      : `plus de ${words}`
}

/** English counts one as singular; French counts none and one as singular. */
const english = (count: number, one: string, many: string): string => (count === 1 ? one : many)
const french = (count: number, one: string, many: string): string => (count < 2 ? one : many)
