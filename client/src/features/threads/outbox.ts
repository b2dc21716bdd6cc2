import type { RefusalCode } from '@quorate/shared/domain/refusal'
import { RefusalError } from '../../data/refusal-error.ts'
import type { OutboxStorage, PendingComment } from './outbox-storage.ts'

/** A pending comment, as it is shown: `sending`, `waiting` for a connection, or `refused` with the reason. */
export type Outgoing = PendingComment & {
  status: 'sending' | 'waiting' | 'refused'
  /** Whether this device keeps it; if not, it lasts as long as the page. */
  kept: boolean
}

type OutboxOptions = {
  storage: OutboxStorage
  /** Resolves once the record has it; rejects with a refusal or failure. */
  send: (one: PendingComment) => Promise<void>
  /** Nobody, or somebody else, is signed in in this browser. */
  signedOut: () => void
  newKey: () => string
  now: () => number
  /** The address of the page. */
  path: () => string
}

/** Milliseconds between two tries while something is pending. */
const RETRY = 4000

/** Refusals that do not concern the comment itself: it is sent again automatically. */
const LATER: ReadonlySet<RefusalCode> = new Set([
  'not-signed-in',
  'store-unavailable',
  'store-full',
  'record-unreadable',
  'committee-stopped',
  'clock-off',
])

/**
 * The pending comments of one member, from all pages of the committee. Each has one key from the first try to the last,
 * on this visit or the next, so that it is posted once however often and from however many tabs it is sent. They are
 * sent in the order of writing. Only the server's answer or the author removes one.
 */
export function createOutbox({ storage, send, signedOut, newKey, now, path }: OutboxOptions) {
  const pending = new Map<string, Outgoing>()
  const listeners = new Set<() => void>()
  let shown: readonly Outgoing[] = []
  let draining: Promise<void> | null = null

  function changed(): void {
    shown = [...pending.values()].sort((left, right) => left.at - right.at || (left.key < right.key ? -1 : 1))
    for (const listener of listeners) listener()
  }

  function set(one: Outgoing): void {
    pending.set(one.key, one)
    changed()
  }

  function put(one: PendingComment, status: Outgoing['status']): void {
    set({ ...one, status, kept: storage.put(one) })
  }

  function drop(one: PendingComment): void {
    storage.remove(one)
    pending.delete(one.key)
    changed()
  }

  /** Takes over the changes of other tabs. */
  function read(): void {
    const stored = new Map(storage.read().map((one) => [one.key, one]))
    for (const { key, kept } of [...pending.values()]) if (kept && !stored.has(key)) pending.delete(key)
    for (const one of stored.values()) {
      const here = pending.get(one.key)
      const status = one.refusal ? 'refused' : here && here.status !== 'refused' ? here.status : 'sending'
      pending.set(one.key, { ...one, status, kept: true })
    }
    changed()
  }

  /** True if the next may follow. */
  async function deliver(outgoing: Outgoing): Promise<boolean> {
    const one = pendingOf(outgoing)
    try {
      await send(one)
      drop(one)
      return true
    } catch (error) {
      // Discarded meanwhile by its author, or answered in another tab.
      if (!pending.has(one.key)) return true
      if (!(error instanceof RefusalError) || LATER.has(error.code)) {
        if (error instanceof RefusalError && error.code === 'not-signed-in') signedOut()
        put(one, 'waiting')
        return false
      }
      const { code, message, details } = error
      put({ ...one, refusal: { code, message, details } }, 'refused')
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
      const one = pending.get(key)
      if (!one) return
      put({ ...pendingOf(one), refusal: null }, 'sending')
      void flush()
    },

    discard(key: string): void {
      const one = pending.get(key)
      if (one) drop(one)
    },

    /** Another tab has changed the storage; `name` is null if all of it was cleared. */
    storageChanged(name: string | null): void {
      if (name === null) for (const one of [...pending.values()]) put(pendingOf(one), one.status)
      else if (storage.owns(name)) read()
    },

    /** Sends the pending comments, now and every few seconds. Returns the function that stops it. */
    start(): () => void {
      void flush()
      const timer = setInterval(() => void flush(), RETRY)
      return () => clearInterval(timer)
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

function pendingOf({ status: _, kept: __, ...one }: Outgoing): PendingComment {
  return one
}
