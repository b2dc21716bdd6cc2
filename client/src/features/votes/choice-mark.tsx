import type { Choice } from '@quorate/shared/domain/votes/majority'
import { IconCheck, IconMinus, IconPoint, IconX } from '@tabler/icons-react'

/** A shape for each choice, so that it is recognizable without colour. */
export function ChoiceMark({ choice, size = 16 }: { choice: Choice | null; size?: number }) {
  const Mark =
    choice === 'for' ? IconCheck : choice === 'against' ? IconX : choice === 'abstain' ? IconMinus : IconPoint
  return <Mark aria-hidden size={size} stroke={2.25} />
}
