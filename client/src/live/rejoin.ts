import type { GoodbyeReason } from '@quorate/shared/contracts/events'

/** Why there is no connection: it was lost, or the server has said why it refuses this one. */
export type Trouble = 'lost' | 'too-many-sockets' | GoodbyeReason

const WAITS: Record<Trouble, number> = { lost: 500, 'too-many-sockets': 30_000, 'too-many-messages': 10_000 }

/** Milliseconds before the next try; apart from one another, so that not everybody comes at once. */
export function waitBefore(trouble: Trouble, random = Math.random()): number {
  return Math.round(WAITS[trouble] * (1 + random))
}

/** Milliseconds before moving to another node, within the time that is left. */
export function waitToMove(within: number, random = Math.random()): number {
  return Math.round(Math.max(0, within) * random)
}

/** One timer for the next try: a later decision replaces an earlier one. */
export function createRejoiner(join: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    after(wait: number): void {
      clearTimeout(timer)
      timer = setTimeout(join, wait)
    },
    stop: (): void => clearTimeout(timer),
  }
}
