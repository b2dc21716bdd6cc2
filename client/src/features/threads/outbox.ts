import type { RefusalCode } from '@quorate/shared/domain/refusal'
import { RefusalError } from '../../data/refusal-error.ts'
import type { Letter, Shelf } from './outbox-shelf.ts'

/** A comment on its way, as it is shown: `sending`, `waiting` for a connection, or `refused` with the reason. */
export type Outgoing = Letter & {
  status: 'sending' | 'waiting' | 'refused'
  /** Whether this device keeps it; if not, it lasts as long as the page. */
  kept: boolean
}

type OutboxOptions = {
  shelf: Shelf
  /** Resolves once the record has it, throws what came instead. */
  send: (letter: Letter) => Promise<void>
  /** The server knows nobody, or somebody else, in this browser. */
  signedOut: () => void
  newKey: () => string
  now: () => number
  /** The address of the page. */
  path: () => string
}

/** Milliseconds between two tries while something waits. */
const RETRY = 4000

/** Refusals that say nothing about the comment itself: it is tried again by itself. */
const LATER: ReadonlySet<RefusalCode> = new Set([
  'not-signed-in',
  'store-unavailable',
  'record-unreadable',
  'committee-stopped',
])

/**
 * The comments of one member that are on their way, wherever in the committee they were written. Each has one key from
 * the first try to the last, on this visit or the next, so that it is posted once however often and from however many
 * tabs it is sent; they are sent in the order they were written in; and nothing leaves but by the record's answer or its
 * author's hand.
 */
export function createOutbox({ shelf, send, signedOut, newKey, now, path }: OutboxOptions) {
  const letters = new Map<string, Outgoing>()
  const listeners = new Set<() => void>()
  let shown: readonly Outgoing[] = []
  let draining: Promise<void> | null = null

  function changed(): void {
    shown = [...letters.values()].sort((left, right) => left.at - right.at || (left.key < right.key ? -1 : 1))
    for (const listener of listeners) listener()
  }

  function set(letter: Outgoing): void {
    letters.set(letter.key, letter)
    changed()
  }

  function put(letter: Letter, status: Outgoing['status']): void {
    set({ ...letter, status, kept: shelf.put(letter) })
  }

  function drop(letter: Letter): void {
    shelf.remove(letter)
    letters.delete(letter.key)
    changed()
  }

  /** Takes over what other tabs have changed. */
  function read(): void {
    const stored = new Map(shelf.read().map((letter) => [letter.key, letter]))
    for (const { key, kept } of [...letters.values()]) if (kept && !stored.has(key)) letters.delete(key)
    for (const letter of stored.values()) {
      const here = letters.get(letter.key)
      const status = letter.refusal ? 'refused' : here && here.status !== 'refused' ? here.status : 'sending'
      letters.set(letter.key, { ...letter, status, kept: true })
    }
    changed()
  }

  /** True where the next may follow. */
  async function deliver(outgoing: Outgoing): Promise<boolean> {
    const letter = letterOf(outgoing)
    try {
      await send(letter)
      drop(letter)
      return true
    } catch (error) {
      // Taken back meanwhile by its author, or answered in another tab.
      if (!letters.has(letter.key)) return true
      if (!(error instanceof RefusalError) || LATER.has(error.code)) {
        if (error instanceof RefusalError && error.code === 'not-signed-in') signedOut()
        put(letter, 'waiting')
        return false
      }
      const { code, message, details } = error
      put({ ...letter, refusal: { code, message, details } }, 'refused')
      return true
    }
  }

  async function drain(): Promise<void> {
    for (;;) {
      const next = shown.find(({ status }) => status !== 'refused')
      if (!next || !(await deliver(next))) return
    }
  }

  function flush(): Promise<void> {
    draining ??= drain().finally(() => {
      draining = null
    })
    return draining
  }

  read()
  return {
    all: () => shown,
    onChange(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    flush,

    post(thread: string, body: string, replyTo: string | null): void {
      put({ key: newKey(), thread, body, replyTo, at: now(), path: path(), refusal: null }, 'sending')
      void flush()
    },

    /** Sends it again, under the key it has. */
    retry(key: string): void {
      const one = letters.get(key)
      if (!one) return
      put({ ...letterOf(one), refusal: null }, 'sending')
      void flush()
    },

    discard(key: string): void {
      const one = letters.get(key)
      if (one) drop(one)
    },

    /** Another tab has changed the storage; `name` is null where all of it was cleared. */
    storageChanged(name: string | null): void {
      if (name === null) for (const letter of [...letters.values()]) put(letterOf(letter), letter.status)
      else if (shelf.owns(name)) read()
    },

    /** Sends what waits, now and every few seconds; the answer stops it. */
    start(): () => void {
      void flush()
      const timer = setInterval(() => void flush(), RETRY)
      return () => clearInterval(timer)
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

function letterOf({ status: _, kept: __, ...letter }: Outgoing): Letter {
  return letter
}
