import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { leafHash } from './canonical.ts'
import {
  type Authorise,
  type CommitteeRecord,
  createCommitteeRecord,
  type OpenedEntry,
  type Outcome,
  type Request,
} from './committee-record.ts'
import { openEntry } from './entry.ts'
import type { EntryStore } from './entry-store.ts'
import { createProjector, type Projector, type ProjectorOptions } from './projector.ts'

export type RecordOptions = Pick<ProjectorOptions, 'read' | 'checkpoints' | 'project' | 'erase' | 'onTrouble'> & {
  store: EntryStore
  authorise: Authorise
  now: () => number
  newId: (prefix: string) => string
  /** How often, in milliseconds, to look for entries of other nodes; 0 where no other node shares the store. */
  followEvery: number
}

/** Told of entries as they become durable, in order, each once on this node. */
export type Follower = (committee: string, entries: OpenedEntry[]) => void

type Open = { record: CommitteeRecord; projector: Projector }

export type Records = ReturnType<typeof createRecords>

/** The records of all committees on this node, each loaded when it is first asked for. */
export function createRecords(options: RecordOptions) {
  const { store, authorise, now, newId, followEvery } = options
  const opened = new Map<string, Promise<Open | null>>()
  const followers = new Set<Follower>()
  const running = new Map<string, Open>()
  let stopped = false

  async function open(committee: string): Promise<Open | null> {
    const projector = createProjector({ ...options, committee })
    let live = false
    const record = createCommitteeRecord({
      committee,
      store,
      authorise,
      now,
      newId,
      onAppended(entries) {
        projector.accept(entries)
        if (live) for (const follower of followers) follower(committee, entries)
      },
    })
    await record.refresh()
    live = true
    await projector.reached(record.state().seq)
    const one = { record, projector }
    running.set(committee, one)
    return one
  }

  /** Reads on, again and again, in every record that is open here: other nodes append too. */
  async function followOthers(): Promise<void> {
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, followEvery).unref())
      // A store that does not answer is met, and reported, by the next command or query.
      const all = [...opened.values()].map(async (opening) => (await opening)?.record.refresh())
      await Promise.allSettled(all)
    }
  }
  if (followEvery > 0) void followOthers()

  function get(committee: string): Promise<Open | null> {
    const found = opened.get(committee)
    if (found) return found
    const opening = open(committee)
    opened.set(committee, opening)
    opening.catch(() => opened.delete(committee))
    return opening
  }

  /** The committee if it has a record; what was looked up in vain is not kept. */
  async function getExisting(committee: string): Promise<Open | null> {
    const one = await get(committee)
    if (one && one.record.state().seq > 0) return one
    opened.delete(committee)
    running.delete(committee)
    return null
  }

  return {
    /** Has a command judged and, if accepted, recorded and projected on this node. */
    async execute(committee: string, request: Request): Promise<Outcome> {
      const one = await get(committee)
      if (!one) return NO_SUCH_COMMITTEE
      const outcome = await one.record.execute(request)
      if (outcome.ok) await one.projector.reached(outcome.made.entry.seq)
      return outcome
    },

    /** The committee's decision state, or null where there is no such committee. */
    async stateOf(committee: string): Promise<CommitteeState | null> {
      return (await getExisting(committee))?.record.state() ?? null
    },

    /** The number up to which this node's read models reflect the record. */
    async projectedTo(committee: string): Promise<number> {
      return (await getExisting(committee))?.projector.at() ?? 0
    },

    /** Waits until this node has read and projected the record up to `seq`; gives up quietly after a second. */
    async waitFor(committee: string, seq: number): Promise<void> {
      const one = await getExisting(committee)
      if (!one) return
      if (one.record.state().seq < seq) await one.record.refresh()
      if (one.record.state().seq >= seq) await one.projector.reached(seq)
    },

    /** Entries after `seq`, in order, at most `limit`, with their words as they stand now. */
    async readAfter(committee: string, seq: number, limit: number): Promise<OpenedEntry[]> {
      const entries = await store.readAfter(committee, seq, limit)
      return entries.map((entry) => ({ entry, events: openEntry(entry) }))
    },

    /** Entries before a number, the newest first, each with its leaf hash. */
    async read({ committee, before, limit }: { committee: string; before?: number; limit: number }) {
      const entries = await store.readBefore(committee, before ?? Number.MAX_SAFE_INTEGER, limit)
      return {
        entries: entries.map((entry) => ({
          seq: entry.seq,
          at: entry.at,
          hash: leafHash(entry),
          events: openEntry(entry),
        })),
      }
    },

    /** By committee: commands that wait for their turn, and entries not yet projected. */
    load(): { committee: string; waiting: number; lag: number }[] {
      return [...running].map(([committee, { record, projector }]) => ({
        committee,
        waiting: record.waiting(),
        lag: Math.max(0, record.state().seq - projector.at()),
      }))
    },

    follow(follower: Follower): void {
      followers.add(follower)
    },

    /** Ends the following of other nodes and waits until all that was accepted is recorded and projected. */
    async stop(): Promise<void> {
      stopped = true
      for (const opening of opened.values()) {
        const one = await opening.catch(() => null)
        await one?.record.idle()
        await one?.projector.idle()
      }
    },
  }
}

const NO_SUCH_COMMITTEE: { ok: false; refusal: Refusal } = {
  ok: false,
  refusal: { code: 'not-found', message: 'There is no such committee.' },
}
