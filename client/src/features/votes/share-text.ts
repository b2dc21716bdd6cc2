import type { Share } from '@quorate/shared/domain/votes/majority'
import type { Translate } from '../../i18n/translate.ts'

const NAMES = {
  '1/2': 'half',
  '1/3': 'third',
  '2/3': 'twoThirds',
  '3/4': 'threeQuarters',
  '3/5': 'threeFifths',
  '1/1': 'all',
} as const

function nameOf({ numerator, denominator }: Share): (typeof NAMES)[keyof typeof NAMES] | 'other' {
  const fraction = `${numerator}/${denominator}`
  return fraction in NAMES ? NAMES[fraction as keyof typeof NAMES] : 'other'
}

/** A share in words: "more than half", "at least two-thirds". */
export function shareText(t: Translate, share: Share): string {
  const { numerator, denominator, strictly } = share
  return t(`votes.explain.${strictly ? 'more' : 'least'}.${nameOf(share)}`, { numerator, denominator })
}
