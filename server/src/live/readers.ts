import type { Readers } from '@quorate/shared/contracts/events'

/** A person counts as typing for so many milliseconds after a keystroke was reported. */
const TYPING_LASTS = 4000
/** Names sent at most; the count includes the others. */
const NAMED = 50

/** The people who have a thread open on this node, and who is typing there. It may be lost at any time without harm. */
export function createReaders(now: () => number) {
  const threads = new Map<string, { members: Map<string, number>; typing: Map<string, number> }>()

  return {
    enter(thread: string, member: string): void {
      const one = threads.get(thread) ?? { members: new Map(), typing: new Map() }
      one.members.set(member, (one.members.get(member) ?? 0) + 1)
      threads.set(thread, one)
    },

    leave(thread: string, member: string): void {
      const one = threads.get(thread)
      if (!one) return
      const windows = (one.members.get(member) ?? 1) - 1
      if (windows > 0) one.members.set(member, windows)
      else {
        one.members.delete(member)
        one.typing.delete(member)
      }
      if (one.members.size === 0) threads.delete(thread)
    },

    type(thread: string, member: string): void {
      const one = threads.get(thread)
      if (one?.members.has(member)) one.typing.set(member, now() + TYPING_LASTS)
    },

    /** Threads in which somebody's typing has just lapsed. */
    lapse(): string[] {
      const changed: string[] = []
      for (const [thread, { typing }] of threads) {
        const before = typing.size
        for (const [member, until] of typing) if (until <= now()) typing.delete(member)
        if (typing.size !== before) changed.push(thread)
      }
      return changed
    },

    of(thread: string): Readers {
      const one = threads.get(thread)
      if (!one) return { thread, members: [], count: 0, typing: [] }
      return {
        thread,
        members: [...one.members.keys()].slice(0, NAMED),
        count: one.members.size,
        typing: [...one.typing.keys()].slice(0, NAMED),
      }
    },
  }
}
