import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState, Domain } from '@quorate/shared/domain/committee'
import type { Context } from '@quorate/shared/domain/context'
import type { EventActor, RecordedEvent } from '@quorate/shared/domain/event'
import { fork } from '@quorate/shared/domain/fork'
import { accept, type Refusal, type Result } from '@quorate/shared/domain/refusal'
import { isStoreFull, StoreSilent } from '../store-errors.ts'
import type { Authorise } from './authorise.ts'
import { canonicalJson } from './canonical.ts'
import { ClockOff } from './clock-guard.ts'
import { type Entry, type EntryKey, isRequestOf, openEntry, type Sealed, seal, sealKey } from './entry.ts'
import { AppendFailed, type EntryStore } from './entry-store.ts'
import { markOf } from './mark.ts'

/** A command as it reaches the record. `key` is the caller's idempotency key: the same key, the same answer. */
export type Request = {
  actor: EventActor
  key: string
  command: Command
  /** What was found about it before its turn, if its rule needs nothing of the state. */
  judged?: Judged
}

/** The work of a turn that needs no state: what a command makes, or why it is refused, and how its entry names it. */
export type Judged = {
  /** The command as canonical JSON. */
  text: string
  key: EntryKey
  outcome: Result<Sealed>
}

/** Judges a command whose rule needs nothing of the state, and seals what it makes. */
export function judgeStateless(
  { actor, key, command }: Request,
  domain: Pick<Domain, 'decideStateless' | 'areaOfEvent'>,
  context: Pick<Context, 'now' | 'newId'>,
): Judged {
  const text = canonicalJson(command)
  const decided = domain.decideStateless(command, { actor, ...context })
  const outcome = decided.ok ? accept(seal(decided.value, actor, domain.areaOfEvent)) : decided
  return { text, key: sealKey(actor.member, key, text), outcome }
}

/** An entry of the record, opened. */
export type OpenedEntry = { entry: Entry; events: RecordedEvent[] }

/** The outcome of a command: the entry it made (now or when the same key came before), or why it was refused. */
export type Outcome = { ok: true; made: OpenedEntry } | { ok: false; refusal: Refusal }

export type CommitteeRecordOptions = {
  committee: string
  store: EntryStore
  /** The rules and folds of all areas. */
  domain: Domain
  authorise: Authorise
  now: () => number
  /** Why nothing may be recorded as of this time now, as a sentence: the clock is off. Null: it may. */
  clockFault: (at: number) => string | null
  newId: (prefix: string) => string
  /** How often, in milliseconds, entries of other nodes are looked for; 0 if nobody else can change the store. */
  followEvery: number
  /** Called with every entry once it is durable, in order, from this node or another. Must not throw. */
  onAppended: (entries: OpenedEntry[]) => void
  /** The state to start from, as saved in a snapshot; without one the record is read from its beginning. */
  from?: CommitteeState
  /** Resolves when the receiver of the entries has room for more; reading pauses until then. */
  room?: () => Promise<void>
}

type Waiting = {
  request: Request
  /** The command as canonical JSON. */
  text: string
  /** When it came, by the steady clock. */
  since: number
  settle: (outcome: Outcome) => void
  fail: (error: unknown) => void
}

/** The outcome of one waiting command: the place of its entry among those of its group, or its refusal. */
type Verdict = { entry: number } | { refusal: Refusal }

type Key = Pick<EntryKey, 'actor' | 'id'>
type FindByKey = (key: Key) => Entry | null | Promise<Entry | null>

/** This program cannot read the record any further, so it stops serving the committee rather than guess. */
export class RecordUnreadable extends Error {
  readonly committee: string

  constructor(
    committee: string,
    cause: unknown,
    message = `The record of ${committee} holds something this version of the program does not know`,
  ) {
    super(message, { cause })
    this.committee = committee
  }
}

/**
 * The store does not hold the entries that this node has read: it was restored meanwhile, by other means than ours.
 * Nothing may be appended after entries that are not there, so this node stops serving the committee.
 */
export class RecordReplaced extends RecordUnreadable {
  constructor(committee: string, seq: number) {
    super(
      committee,
      undefined,
      `The store no longer holds entry ${seq} of ${committee}, which this node has read: it was restored meanwhile. Restart this node`,
    )
  }
}

/** At most so many commands are appended together: enough to fill a group commit, few enough to keep the wait short. */
const GROUP = 256
/** Entries read at once: so few that folding them delays other requests only for a moment. */
const READ_AT_ONCE = 400
/** Tries before a store that does not answer is reported as unavailable. */
const TRIES = 5
/** Milliseconds after which a command that is not recorded is given up: its caller has been told to send it again. */
const GIVE_UP_AFTER = 9000

export type CommitteeRecord = ReturnType<typeof createCommitteeRecord>

/**
 * All commands for one committee on this node go through this. They wait in one queue. All waiting ones form a group:
 * each is judged on the state that those before it leave behind, and their entries are appended with one durable write.
 * No command is answered before that write, and none is refused before the head was confirmed.
 */
export function createCommitteeRecord(options: CommitteeRecordOptions) {
  const { committee, store, domain, authorise, now, newId, followEvery, clockFault, onAppended, room } = options
  /** The state at the head of what is known to be durable. */
  const settled = options.from ?? domain.emptyState(committee)
  let queue: Waiting[] = []
  let refreshing: { done: () => void; fail: (error: unknown) => void }[] = []
  let working: Promise<void> | null = null
  let loaded = false
  let unreadable: RecordUnreadable | null = null
  /** The record's mark at the head; null until that entry was read or appended. */
  let mark: string | null = null

  const findInStore: FindByKey = (key) => store.findByKey(committee, key)

  function absorb(entries: OpenedEntry[]): void {
    try {
      for (const { events } of entries) for (const event of events) domain.apply(settled, event)
    } catch (error) {
      unreadable = new RecordUnreadable(committee, error)
      throw unreadable
    }
    const last = entries.at(-1)
    if (last === undefined) return
    mark = markOf(last.entry)
    onAppended(entries)
  }

  /** @throws RecordReplaced if the store holds another entry, or none, where this node has read the head */
  function requireHead(found: string | undefined): void {
    mark ??= found ?? null
    if (found !== undefined && found === mark) return
    unreadable = new RecordReplaced(committee, settled.seq)
    throw unreadable
  }

  /** Reads the entries after the head, and the head itself once more: it must still be there. */
  async function readFromHead(): Promise<Entry[]> {
    if (settled.seq === 0) return read(0)
    const [head, ...entries] = await store.readAfter(committee, settled.seq - 1, READ_AT_ONCE + 1)
    requireHead(head?.seq === settled.seq ? markOf(head) : undefined)
    return entries
  }

  /**
   * Reads the entries in the store after the head, and passes each on; returns whether there were any. It lets other
   * work run after every portion, as a record may have a million entries.
   */
  async function catchUp(show: (entry: Entry) => void = () => undefined): Promise<boolean> {
    let moved = false
    let next = readFromHead()
    for (;;) {
      const entries = await next
      if (entries.length === 0) break
      moved = true
      const isMore = entries.length === READ_AT_ONCE
      // Numbers have no gap, so the next portion is known and can be read meanwhile.
      if (isMore) next = read(settled.seq + READ_AT_ONCE)
      absorb(entries.map(opened))
      entries.forEach(show)
      if (!isMore) break
      await room?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    loaded = true
    return moved
  }

  function read(seq: number): Promise<Entry[]> {
    const reading = store.readAfter(committee, seq, READ_AT_ONCE)
    // If folding throws, the read under way is never awaited.
    reading.catch(() => undefined)
    return reading
  }

  function judge(group: readonly Waiting[]): { verdicts: Verdict[]; entries: OpenedEntry[] } {
    const state = fork(settled)
    const entries: OpenedEntry[] = []
    const byKey = new Map<string, Verdict>()
    const verdicts = group.map(({ request, text }): Verdict => {
      const key = keyText({ actor: request.actor.member, id: request.key })
      const earlier = byKey.get(key)
      if (earlier && 'entry' in earlier) {
        const made = entries[earlier.entry]
        return made && isRequestOf(made.entry.key, text) ? earlier : { refusal: KEY_REUSED }
      }
      const verdict = judgeOne(state, request, text, entries)
      byKey.set(key, verdict)
      return verdict
    })
    return { verdicts, entries }
  }

  function judgeOne(
    state: CommitteeState,
    { actor, key, command, judged }: Request,
    text: string,
    entries: OpenedEntry[],
  ): Verdict {
    const forbidden = authorise(state, actor, command)
    if (forbidden) return { refusal: forbidden }
    const at = Math.max(state.at, now())
    const sealed = judged?.outcome ?? decideAndSeal(state, actor, command, at)
    if (!sealed.ok) return { refusal: sealed.refusal }
    const made = opened({
      committee,
      seq: state.seq + 1,
      at,
      ...sealed.value,
      key: judged?.key ?? sealKey(actor.member, key, text),
    })
    for (const event of made.events) domain.apply(state, event)
    entries.push(made)
    return { entry: entries.length - 1 }
  }

  function decideAndSeal(state: CommitteeState, actor: EventActor, command: Command, now: number): Result<Sealed> {
    const decided = domain.decide(state, command, { actor, now, newId })
    return decided.ok ? accept(seal(decided.value, actor, domain.areaOfEvent)) : decided
  }

  /** Answers the commands whose key has an entry already; returns the others. */
  async function answerRepeated(group: readonly Waiting[], find: FindByKey): Promise<Waiting[]> {
    const others: Waiting[] = []
    for (const waiting of group) {
      const { request, text, settle } = waiting
      const entry = await find({ actor: request.actor.member, id: request.key })
      if (!entry) others.push(waiting)
      else if (!isRequestOf(entry.key, text)) settle({ ok: false, refusal: KEY_REUSED })
      else settle({ ok: true, made: opened(entry) })
    }
    return others
  }

  /** Tries to commit a group. Returns the commands that have to be judged again, on a newer state. */
  async function attempt(group: readonly Waiting[]): Promise<Waiting[]> {
    const wrong = clockFault(Math.max(settled.at, now()))
    if (wrong !== null) {
      await answerRepeated(group, findInStore)
      throw new ClockOff(wrong)
    }
    const { verdicts, entries } = judge(group)
    if (entries.length > 0) {
      // Somebody who restores a shared store may leave nodes at work, which must not write after entries that are gone.
      if (followEvery > 0 && settled.seq > 0)
        requireHead((await store.marksAt([{ committee, seq: settled.seq }])).get(committee))
      await store.append(entries.map(({ entry }) => entry))
      absorb(entries)
    }
    const refused = group.filter((_, index) => 'refusal' in (verdicts[index] ?? {}))
    // An append at head + 1 has confirmed the head; without one, the store is asked. A command that was refused on a
    // stale state, or that repeats an accepted one, is not answered with this refusal.
    const stale = refused.length > 0 && entries.length === 0 && (await catchUp())
    const answerable = stale ? [] : await answerRepeated(refused, findInStore)
    group.forEach((waiting, index) => {
      const verdict = verdicts[index]
      if (verdict && 'entry' in verdict) {
        const made = entries[verdict.entry]
        if (made) waiting.settle({ ok: true, made })
      } else if (verdict && answerable.includes(waiting)) {
        waiting.settle({ ok: false, refusal: verdict.refusal })
      }
    })
    return stale ? refused : []
  }

  async function commit(group: Waiting[]): Promise<void> {
    let waiting = group
    for (let tries = 0; waiting.length > 0; ) {
      try {
        if (!loaded) await catchUp()
        waiting = await attempt(waiting)
      } catch (error) {
        if (error instanceof RecordUnreadable || error instanceof ClockOff) throw error
        loaded = false
        const conflict = error instanceof AppendFailed && error.conflict
        if (!conflict && (++tries >= TRIES || waiting.every(isTooLate))) throw error
        const full = isStoreFull(error)
        if (!conflict && !full) await pause(50 * tries)
        waiting = await recover(waiting).catch(() => waiting)
        // Those that were recorded before have their answer. The others would only be refused again.
        if (full) throw error
      }
    }
  }

  /**
   * After an append that failed, or may have failed: reads on, answers the commands whose entries were read, and
   * returns the others. If there is no new entry, no other node was first: a key was used long before.
   */
  async function recover(waiting: Waiting[]): Promise<Waiting[]> {
    const read = new Map<string, Entry>()
    const moved = await catchUp((entry) => read.set(keyText(entry.key), entry))
    return answerRepeated(waiting, moved ? (key) => read.get(keyText(key)) ?? null : findInStore)
  }

  async function work(): Promise<void> {
    while (queue.length > 0 || refreshing.length > 0) {
      const readers = refreshing
      refreshing = []
      const group = queue.slice(0, GROUP)
      queue = queue.slice(GROUP)
      try {
        if (unreadable) throw unreadable
        if (readers.length > 0) await catchUp()
        for (const { done } of readers) done()
        for (const { fail } of group.filter(isTooLate)) fail(new StoreSilent())
        await commit(group.filter((waiting) => !isTooLate(waiting)))
      } catch (error) {
        // A command that is settled already has its answer; rejecting it again changes nothing.
        for (const { fail } of [...readers, ...group]) fail(error)
      }
    }
  }

  function start(): void {
    working ??= work().finally(() => {
      working = null
      if (queue.length > 0 || refreshing.length > 0) start()
    })
  }

  return {
    /** The state at the head of the record, as far as this node has read it. */
    state: (): CommitteeState => settled,

    /** The record's mark at the head; null if it is not known yet. */
    mark: (): string | null => mark,

    /** Reads the entries that the store holds, at first or after other nodes appended. */
    refresh(): Promise<void> {
      return new Promise((done, fail) => {
        refreshing.push({ done, fail })
        start()
      })
    },

    /**
     * Has a command judged and, if accepted, recorded.
     * @throws if the store does not answer: then it is unknown whether the command was recorded. The caller may send
     *   the same key again and gets the one answer.
     */
    execute(request: Request): Promise<Outcome> {
      const text = request.judged?.text ?? canonicalJson(request.command)
      return new Promise((settle, fail) => {
        queue.push({ request, text, since: performance.now(), settle, fail })
        start()
      })
    },

    /** Commands that are not yet judged. */
    waiting: (): number => queue.length,

    isIdle: (): boolean => working === null,

    /** Why the record cannot be read any further; null: it can. */
    failure: (): RecordUnreadable | null => unreadable,

    /** Waits until no work is under way. */
    async idle(): Promise<void> {
      while (working) await working.catch(() => undefined)
    },
  }
}

function isTooLate({ since }: Waiting): boolean {
  return performance.now() - since > GIVE_UP_AFTER
}

function opened(entry: Entry): OpenedEntry {
  return { entry, events: openEntry(entry) }
}

const KEY_REUSED: Refusal = {
  code: 'key-reused',
  message:
    'This was sent before with other content. Reload the page and try again. A program sends a new request with a new key.',
}

function keyText({ actor, id }: Key): string {
  return `${actor}\n${id}`
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
