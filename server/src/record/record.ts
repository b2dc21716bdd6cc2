import type { CommandType } from '@quorate/shared/domain/command'
import type { CommitteeState, Domain } from '@quorate/shared/domain/committee'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { ActivityLog } from './activity.ts'
import type { Admit, Authorise } from './authorise.ts'
import { leafHash } from './canonical.ts'
import { type OpenedEntry, type Outcome, RecordUnreadable, type Request } from './committee-record.ts'
import { openEntry } from './entry.ts'
import type { EntryFilter, EntryStore } from './entry-store.ts'
import { type OpenCommittee, openCommittee } from './open-committee.ts'
import type { ProjectionFailed, ProjectorOptions } from './projector.ts'
import { createSharedReads } from './shared-reads.ts'
import type { Snapshots } from './snapshots.ts'

/** Why a committee is not served any more. */
export type Stopped = RecordUnreadable | ProjectionFailed

export type RecordOptions = Pick<ProjectorOptions, 'read' | 'checkpoints' | 'project' | 'erase' | 'onTrouble'> & {
  store: EntryStore
  snapshots: Snapshots
  activity: ActivityLog
  domain: Domain
  authorise: Authorise
  admit: Admit
  now: () => number
  clockFault: (at: number) => string | null
  newId: (prefix: string) => string
  /** Committees that are stopped from the start, because their read models could not be rebuilt. */
  failed: readonly ProjectionFailed[]
  /** How often, in milliseconds, to look for entries of other nodes; 0 if no other node shares the store. */
  followEvery: number
  /** Milliseconds without any use after which a committee is unloaded. */
  unloadAfter?: number
  /** Called once for each committee that has stopped. */
  onStopped: (reason: Stopped) => void
}

export type Follower = {
  /** Called with entries as they become durable, in order, each once on this node. */
  appended: (committee: string, entries: OpenedEntry[]) => void
  /** Whether somebody is watching this committee: then it stays open. */
  isWatched: (committee: string) => boolean
  /** Called when a committee is unloaded: no entries of it follow until it is opened again. */
  unloaded: (committee: string) => void
}

const UNLOAD_AFTER = 5 * 60 * 1000
/** Of a committee without recent use or viewers only one of so many looks reads new entries. */
const QUIET_AFTER = 10_000
const LOOK_AT_QUIET_ONES = 20
/** Milliseconds between two looks at which committees are idle. */
const LOOK_EVERY = 60 * 1000

export type Records = ReturnType<typeof createRecords>

/** The records of all committees on this node: each is opened when it is first asked for, and unloaded when idle. */
export function createRecords(options: RecordOptions) {
  const { store, activity, domain, followEvery, unloadAfter = UNLOAD_AFTER } = options
  const opened = new Map<string, Promise<OpenCommittee | null>>()
  const running = new Map<string, OpenCommittee>()
  const stopped = new Map<string, Stopped>()
  const usedAt = new Map<string, number>()
  /** Committees for which entries of other nodes are being read. */
  const readingOn = new Set<string>()
  const shared = createSharedReads(options.read)
  let follower: Follower | null = null
  let ended = false
  let toOpen = 0
  /** The look at idle committees that is under way. */
  let looking: Promise<void> = Promise.resolve()

  function stopServing(reason: Stopped): void {
    if (stopped.has(reason.committee)) return
    stopped.set(reason.committee, reason)
    options.onStopped(reason)
  }

  async function open(committee: string): Promise<OpenCommittee> {
    shared.forget(committee)
    const one = await openCommittee({
      ...options,
      committee,
      changed: shared.changed,
      onFailed: stopServing,
      appended: (entries) => follower?.appended(committee, entries),
    })
    running.set(committee, one)
    if (one.record.state().seq > 0) await activity.note([useOf(one)]).catch(options.onTrouble)
    return one
  }

  /** Looks regularly at the heads of all records that are open here, with one query: other nodes append, too. */
  async function followOthers(): Promise<void> {
    let look = 0
    while (!ended) {
      await new Promise((resolve) => setTimeout(resolve, followEvery).unref())
      look += 1
      const due = [...running.values()].filter((one) => look % LOOK_AT_QUIET_ONES === 0 || !isQuiet(one))
      if (due.length === 0) continue
      const heads = due.map(({ committee, record }) => ({ committee, seq: record.state().seq }))
      // If the store does not answer, the next command or query reports it.
      const moved = await store.movedOn(heads).catch(() => [])
      const gone = look % LOOK_AT_QUIET_ONES === 0 ? await withoutHead(due).catch(() => []) : []
      for (const committee of [...moved, ...gone]) void readOn(committee)
    }
  }
  if (followEvery > 0) void followOthers()
  options.failed.forEach(stopServing)

  /** The committees whose head the store does not hold any more: it was restored meanwhile. */
  async function withoutHead(ones: readonly OpenCommittee[]): Promise<string[]> {
    const heads = ones.map(({ committee, record }) => ({ committee, seq: record.state().seq, mark: record.mark() }))
    const marks = await store.marksAt(heads)
    return heads.flatMap(({ committee, mark }) => (mark !== null && marks.get(committee) !== mark ? committee : []))
  }

  async function readOn(committee: string): Promise<void> {
    if (readingOn.has(committee) || stopped.has(committee)) return
    readingOn.add(committee)
    try {
      await running.get(committee)?.record.refresh()
    } catch (error) {
      if (error instanceof RecordUnreadable) stopServing(error)
    } finally {
      readingOn.delete(committee)
    }
  }

  /** Nobody here watches it or has just used it, so nobody notices if entries of other nodes are read a bit later. */
  function isQuiet({ committee }: OpenCommittee): boolean {
    return performance.now() - (usedAt.get(committee) ?? 0) > QUIET_AFTER && follower?.isWatched(committee) !== true
  }

  function useOf({ committee, record }: OpenCommittee): { committee: string; dueAt: number | null } {
    const first = domain.dueIn(record.state()).reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY)
    return { committee, dueAt: first === Number.POSITIVE_INFINITY ? null : first }
  }

  function isInUse(one: OpenCommittee): boolean {
    const { committee, isIdle } = one
    const idleFor = performance.now() - (usedAt.get(committee) ?? 0)
    return idleFor < unloadAfter || !isIdle() || isDueSoon(one) || follower?.isWatched(committee) === true
  }

  const dueSoon = () => options.now() + 2 * unloadAfter

  /** The clock gives commands that fall due only to committees that are open. `openDue` opens it in time. */
  function isDueSoon(one: OpenCommittee): boolean {
    const { dueAt } = useOf(one)
    return dueAt !== null && dueAt <= dueSoon()
  }

  /** Opens the committees that were unloaded and in which something falls due soon. */
  async function openDue(): Promise<void> {
    for (const committee of await activity.dueBy(options.now() + unloadAfter).catch(() => []))
      if (!running.has(committee) && !stopped.has(committee) && !ended)
        await getExisting(committee).catch(options.onTrouble)
  }

  /** Unloads idle committees, and notes that the others are active. Nothing is awaited between the last check and removal. */
  async function unloadIdle(): Promise<void> {
    for (const one of running.values()) {
      if (isInUse(one)) continue
      await one.settle()
      if (!(await isNoted(one)) || isInUse(one)) continue
      running.delete(one.committee)
      opened.delete(one.committee)
      usedAt.delete(one.committee)
      shared.forget(one.committee)
      follower?.unloaded(one.committee)
    }
    await activity.note([...running.values()].map(useOf)).catch(options.onTrouble)
  }

  /** Without that note nothing would open it again when something falls due. */
  async function isNoted(one: OpenCommittee): Promise<boolean> {
    try {
      await activity.note([useOf(one)])
      return true
    } catch (error) {
      options.onTrouble(error)
      return false
    }
  }

  async function unloadAgainAndAgain(): Promise<void> {
    while (!ended) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(unloadAfter / 2, LOOK_EVERY)).unref())
      if (ended) return
      looking = openDue().then(unloadIdle)
      await looking
    }
  }
  void unloadAgainAndAgain()

  function get(committee: string): Promise<OpenCommittee | null> {
    const reason = stopped.get(committee)
    if (reason !== undefined) return Promise.reject(reason)
    usedAt.set(committee, performance.now())
    const found = opened.get(committee)
    if (found) return found
    const opening = open(committee)
    opened.set(committee, opening)
    opening.catch((error: unknown) => {
      opened.delete(committee)
      if (error instanceof RecordUnreadable) stopServing(error)
    })
    return opening
  }

  /** The committee if it has a record; failed look-ups are not cached. */
  async function getExisting(committee: string): Promise<OpenCommittee | null> {
    const one = await get(committee)
    if (one && one.record.state().seq > 0) return one
    opened.delete(committee)
    running.delete(committee)
    usedAt.delete(committee)
    return null
  }

  return {
    /**
     * Has a command judged and, if accepted, recorded and projected on this node.
     * @throws Stopped if the committee is not served any more
     */
    async execute(committee: string, request: Request): Promise<Outcome> {
      const one = await get(committee)
      if (!one) return NO_SUCH_COMMITTEE
      try {
        const outcome = await one.record.execute(request)
        if (outcome.ok) await one.projector.reached(outcome.made.entry.seq)
        return outcome
      } catch (error) {
        if (error instanceof RecordUnreadable) stopServing(error)
        throw error
      }
    },

    /**
     * Whether a command of this kind would be refused, whatever it says: the refusal, or null. As any refusal it is given
     * only once the head is confirmed, and never instead of the answer that the same key got before.
     */
    async refuses(
      committee: string,
      { actor, key, type }: Pick<Request, 'actor' | 'key'> & { type: CommandType },
    ): Promise<Refusal | null> {
      const one = await getExisting(committee)
      if (!one || options.admit(one.record.state(), actor, type) === null) return null
      await one.record.refresh()
      const refusal = options.admit(one.record.state(), actor, type)
      if (refusal === null) return null
      return (await store.findByKey(committee, { actor: actor.member, id: key })) === null ? refusal : null
    },

    /** The committee's decision state, or null if there is no such committee. */
    async stateOf(committee: string): Promise<CommitteeState | null> {
      return (await getExisting(committee))?.record.state() ?? null
    },

    /** The same as of the end of the record, also where another node has just appended to it. */
    async latestStateOf(committee: string): Promise<CommitteeState | null> {
      const one = await getExisting(committee)
      await one?.record.refresh()
      return one?.record.state() ?? null
    },

    /** The number up to which this node's read models reflect the record. */
    async projectedTo(committee: string): Promise<number> {
      return (await getExisting(committee))?.projector.at() ?? 0
    },

    /** Documents that many ask for at the same time, read once until one of their kinds changes. */
    readShared: shared.get,

    /**
     * Waits until this node has read and projected the record up to `seq`; false if the record ends before: then
     * a caller who knows of that entry has read another record.
     */
    async waitFor(committee: string, seq: number): Promise<boolean> {
      const one = await getExisting(committee)
      if (!one) return true
      if (one.record.state().seq < seq) await one.record.refresh()
      if (one.record.state().seq < seq) return false
      await one.projector.reached(seq)
      return true
    },

    /** The record's mark at an entry; null if there is no such entry. */
    async markAt(committee: string, seq: number): Promise<string | null> {
      const record = (await getExisting(committee))?.record
      if (record?.state().seq === seq && record.mark() !== null) return record.mark()
      return (await store.marksAt([{ committee, seq }])).get(committee) ?? null
    },

    /** Entries after `seq`, in order, at most `limit`, with their words as they are now. */
    async readAfter(committee: string, seq: number, limit: number): Promise<OpenedEntry[]> {
      const entries = await store.readAfter(committee, seq, limit)
      return entries.map((entry) => ({ entry, events: openEntry(entry) }))
    },

    /** Entries before a number, the newest first, each with its leaf hash; only those that the filter selects. */
    async read({
      committee,
      before,
      limit,
      ...filter
    }: { committee: string; before?: number; limit: number } & EntryFilter) {
      const entries = await store.readBefore(committee, before ?? Number.MAX_SAFE_INTEGER, { limit, ...filter })
      return {
        entries: entries.map((entry) => ({
          seq: entry.seq,
          at: entry.at,
          hash: leafHash(entry),
          events: openEntry(entry),
        })),
      }
    },

    /** The decision states of the committees that are open here. */
    states: (): CommitteeState[] => [...running.values()].map(({ record }) => record.state()),

    /** By committee that is open: commands not yet judged, and entries not yet projected. */
    workload(): { committee: string; waiting: number; lag: number }[] {
      return [...running].map(([committee, { record, projector }]) => ({
        committee,
        waiting: record.waiting(),
        lag: Math.max(0, record.state().seq - projector.at()),
      }))
    },

    /** Why committees are not served any more. */
    stopped: (): Stopped[] => [...stopped.values()],

    /** How many of the committees that were active are still to be opened. */
    toOpen: (): number => toOpen,

    /** Opens the active committees one by one. One that cannot be opened now is opened when it is next used. */
    async openActive(): Promise<void> {
      // At least one until their number is known.
      toOpen = 1
      try {
        const active = await activity.active(dueSoon())
        toOpen = active.length
        for (const committee of active) {
          if (!ended && !stopped.has(committee)) await getExisting(committee).catch(options.onTrouble)
          toOpen -= 1
        }
      } catch (error) {
        options.onTrouble(error)
      } finally {
        toOpen = 0
      }
    },

    follow(one: Follower): void {
      follower = one
    },

    /** Stops following other nodes and waits until everything accepted is recorded, projected and in snapshots. */
    async stop(): Promise<void> {
      ended = true
      await looking
      await activity.note([...running.values()].map(useOf)).catch(options.onTrouble)
      for (const opening of opened.values()) {
        const one = await opening.catch(() => null)
        await one?.close()
      }
    },
  }
}

const NO_SUCH_COMMITTEE: { ok: false; refusal: Refusal } = {
  ok: false,
  refusal: { code: 'not-found', message: 'There is no such committee.' },
}
