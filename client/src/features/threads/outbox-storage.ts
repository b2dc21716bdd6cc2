import type { ShownRefusal } from '../../ui/refusal-text.ts'

/** A comment that its author has posted and the server has not answered yet. */
export type PendingComment = {
  /** The idempotency key, the same for every try. */
  key: string
  thread: string
  body: string
  replyTo: string | null
  /** When it was written, in milliseconds of this device's clock. */
  at: number
  /** The address of the page it was written on. */
  path: string
  /** Why it was refused; null while it is pending. */
  refusal: ShownRefusal | null
}

export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export const STORED_AS = 'quorate-outbox'

/**
 * The pending comments on this device: each under a name of its own, so that two tabs never overwrite each other's, and
 * below the membership of its author, so that nobody else who signs in here sees it.
 */
export function createOutboxStorage(storage: WebStorage | null, committee: string, member: string) {
  const prefix = `${STORED_AS}:${committee}:${member}:`

  function names(): string[] {
    if (!storage) return []
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((name) =>
      name.startsWith(prefix),
    )
  }

  return {
    /** Whether an entry of the storage is one of these pending comments. */
    owns: (name: string) => name.startsWith(prefix),

    /** False if it could not be kept. */
    put(one: PendingComment): boolean {
      try {
        storage?.setItem(`${prefix}${one.thread}:${one.key}`, JSON.stringify(one))
        return storage !== null
      } catch {
        return false
      }
    },

    remove({ thread, key }: PendingComment): void {
      try {
        storage?.removeItem(`${prefix}${thread}:${key}`)
      } catch {
        // Closed meanwhile: it is sent again on the next visit, under the same key, and is posted once.
      }
    },

    read(): PendingComment[] {
      try {
        return names().flatMap((name) => parse(storage?.getItem(name) ?? null))
      } catch {
        return []
      }
    },
  }
}

export type OutboxStorage = ReturnType<typeof createOutboxStorage>

function parse(stored: string | null): PendingComment[] {
  if (stored === null) return []
  try {
    // The edge: what we stored ourselves under this name.
    const one = JSON.parse(stored) as PendingComment
    return typeof one.key === 'string' && typeof one.body === 'string' ? [one] : []
  } catch {
    return []
  }
}
