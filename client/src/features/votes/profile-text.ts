import type { MajorityProfile, Share } from '@quorate/shared/domain/votes/majority'
import type { Translate } from '../../i18n/translate.ts'
import { shareText } from './share-text.ts'

const KNOWN = ['wco-convention', 'un-important', 'un-ordinary', 'ecosoc', 'absolute'] as const

/** The name of a majority profile. */
export function profileName(t: Translate, id: string): string {
  const known = KNOWN.find((name) => name === id)
  return known ? t(`votes.profiles.${known}`) : t('votes.profiles.other', { id })
}

/** How a vote under this profile is decided, in plain sentences. */
export function explainProfile(t: Translate, profile: MajorityProfile): string[] {
  const sentences = [t(`votes.explain.base.${profile.base}`, { share: shareText(t, profile.threshold) })]
  sentences.push(
    profile.quorum === null
      ? t('votes.explain.noQuorum')
      : t('votes.explain.quorum', { share: shareText(t, profile.quorum) }),
  )
  if (canTie(profile.threshold)) sentences.push(t(`votes.explain.tie.${profile.tie}`))
  return sentences.map(capitalized)
}

/** An equal division is exactly on the threshold only under "more than half". */
function canTie({ numerator, denominator, strictly }: Share): boolean {
  return strictly && numerator * 2 === denominator
}

const capitalized = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
