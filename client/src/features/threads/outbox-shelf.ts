import type { ShownRefusal } from '../../ui/refusal-text.ts'

/** A comment that its author has posted and the record has not answered yet. */
export type Letter = {
  /** The idempotency key of the first try, and of every other. */
  key: string
  thread: string
  body: string
  replyTo: string | null
  /** When it was written, in milliseconds of this device's clock. */
  at: number
  /** The address of the page it was written on. */
  path: string
  /** Why the record declined it; null while it is on its way. */
  refusal: ShownRefusal | null
}

export type ShelfStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export const SHELF = 'quorate-outbox'

/**
 * Where letters are kept on this device: each under a name of its own, so that two tabs never overwrite each other's,
 * and below the membership of whoever wrote it, so that nobody else who signs in here is shown it.
 */
export function createShelf(storage: ShelfStorage | null, committee: string, member: string) {
  const prefix = `${SHELF}:${committee}:${member}:`

  function names(): string[] {
    if (!storage) return []
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((name) =>
      name.startsWith(prefix),
    )
  }

  return {
    /** Whether an entry of the storage is one of these letters. */
    owns: (name: string) => name.startsWith(prefix),

    /** False where it could not be kept. */
    put(letter: Letter): boolean {
      try {
        storage?.setItem(`${prefix}${letter.thread}:${letter.key}`, JSON.stringify(letter))
        return storage !== null
      } catch {
        return false
      }
    },

    remove({ thread, key }: Letter): void {
      try {
        storage?.removeItem(`${prefix}${thread}:${key}`)
      } catch {
        // Closed meanwhile: it is sent again on the next visit, under the same key, and stands once.
      }
    },

    read(): Letter[] {
      try {
        return names().flatMap((name) => parse(storage?.getItem(name) ?? null))
      } catch {
        return []
      }
    },
  }
}

export type Shelf = ReturnType<typeof createShelf>

function parse(stored: string | null): Letter[] {
  if (stored === null) return []
  try {
    // The edge: what we stored ourselves under this name.
    const letter = JSON.parse(stored) as Letter
    return typeof letter.key === 'string' && typeof letter.body === 'string' ? [letter] : []
  } catch {
    return []
  }
}
