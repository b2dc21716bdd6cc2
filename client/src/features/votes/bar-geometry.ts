import { assertNever } from '@quorate/shared/domain/assert-never'
import type { MajorityBase, VoteResult } from '@quorate/shared/domain/votes/majority'

/** A segment of the bar; `silent` are Members in the base who cast no ballot. */
export type BarSegment = {
  kind: 'for' | 'against' | 'abstain' | 'silent'
  count: number
  /** From the bar's beginning, and its length, in per cent of the bar. */
  start: number
  length: number
}

export type BarGeometry = {
  segments: BarSegment[]
  /**
   * The point that the votes for must reach, in per cent of the bar; null if the base is empty and there is no such
   * place.
   */
  threshold: number | null
}

/**
 * The bar of a result. Its whole length is the majority base, so that the votes for reach the threshold exactly if the
 * question carries: the threshold is at the number *needed*, not at the bare fraction, and half of ten under "more than
 * half" ends visibly short of it. Votes outside the base (abstentions among those voting) are not in the bar.
 */
export function barGeometry(base: MajorityBase, result: VoteResult): BarGeometry {
  const counts = countsInBase(base, result)
  const whole = result.base
  if (whole === 0) return { segments: [], threshold: null }
  let before = 0
  const segments: BarSegment[] = []
  for (const [kind, count] of counts) {
    if (count > 0) segments.push({ kind, count, start: percent(before, whole), length: percent(count, whole) })
    before += count
  }
  return { segments, threshold: percent(Math.min(result.needed, whole), whole) }
}

function countsInBase(base: MajorityBase, result: VoteResult): [BarSegment['kind'], number][] {
  const voting: [BarSegment['kind'], number][] = [
    ['for', result.for],
    ['against', result.against],
  ]
  switch (base) {
    case 'present-and-voting':
      return voting
    case 'present-and-entitled':
    case 'all-entitled':
      return [
        ...voting,
        ['abstain', result.abstain],
        ['silent', result.base - result.for - result.against - result.abstain],
      ]
    default:
      return assertNever(base)
  }
}

const percent = (part: number, whole: number): number => (part * 100) / whole
