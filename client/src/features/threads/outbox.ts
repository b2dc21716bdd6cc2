import type { RefusalCode } from '@quorate/shared/domain/refusal'
import { RefusalError } from '../../data/refusal-error.ts'
import type { OutboxStorage, PendingComment } from './outbox-storage.ts'

/** A comment on its way, as it is shown: `sending`, `waiting` for a connection, or `refused` with the reason. */
export type Outgoing = PendingComment & {
  status: 'sending' | 'waiting' | 'refused'
  /** Whether this device keeps it; if not, it lasts as long as the page. */
  kept: boolean
}

type OutboxOptions = {
  storage: OutboxStorage
  /** Resolves once the record has it, throws what came instead. */
  send: (one: PendingComment) => Promise<void>
  /** The server knows nobody, or somebody else, in this browser. */
  signedOut: () => void
  newKey: () => string
  now: () => number
  /** The address of the page. */
  path: () => string
}

/** Milliseconds between two tries while something is pending. */
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

  /** Takes over what other tabs have changed. */
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
      // Taken back meanwhile by its author, or answered in another tab.
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

    /** Sends what is pending, now and every few seconds; the answer stops it. */
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
