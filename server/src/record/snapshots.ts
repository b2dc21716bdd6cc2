import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { type CommitteeState, emptyState } from '@quorate/shared/domain/committee'
import { isPaged, type Paged } from '@quorate/shared/domain/paged'
import type { Connection, mongo } from 'mongoose'
import { inTime, isDuplicateKey } from '../store-errors.ts'

/**
 * The version of the rules that fold the decision state. Raise it whenever `apply`, or the form of the state, changes:
 * snapshots of other versions, or without the state of an area, are thrown away, and the record is read from its
 * beginning.
 */
export const RULES_VERSION = 5

/**
 * The decision state of a committee (`_id`) after entry `seq`: the hashes of the parts that hold it. `entry` is
 * the leaf hash of that entry: a snapshot of another record of the same name does not match it.
 */
type Snapshot = {
  _id: string
  seq: number
  rules: number
  entry: string
  /** The parts that, one after the other, hold the state but for its pages. */
  state: string[]
  /** By where in the state they are: the parts that hold pages, one each. */
  pages: Record<string, string[]>
}
type PartKind = 'state' | 'page'
type Part = { _id: string; committee: string; kind: PartKind; seq: number; at: number; bytes: mongo.Binary | Buffer }

/** Of the pages at each place in a state: the hash under which each is stored, and as of which of its changes. */
type StoredPages = Map<string, { hash: string; changes: number }[]>

/** A committee's decision state as it was kept, null if none was, and the function that keeps it from now on. */
export type Kept = {
  state: CommitteeState | null
  /**
   * Keeps the state as it is at the moment of the call.
   * @param entry the leaf hash of the last entry that is in the state
   */
  keep: (state: CommitteeState, entry: string) => Promise<void>
}

/** Bytes of a part at most, well below what a document may hold. */
const PART = 4 * 1024 * 1024
/** Parts read at once: few, so that other requests are not delayed for long. */
const PARTS_AT_ONCE = 4
/** Milliseconds for which a page that is not referred to is left: another node may be about to refer to it. */
const LEFT_FOR = 10 * 60 * 1000

export type Snapshots = ReturnType<typeof createSnapshots>

/**
 * Snapshots of decision states, outside the record: they may be thrown away at any time. They hold what the states
 * hold: no words, but the ballots of votes that are open, which are removed by the next snapshot after the close.
 */
export function createSnapshots(connection: Connection, now: () => number) {
  const database = connection.getClient().db(connection.name)
  const snapshots = database.collection<Snapshot>('snapshots')
  const parts = database.collection<Part>('snapshots.parts')

  async function readParts(committee: string, hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
    const read = new Map<string, Uint8Array>()
    const ids = hashes.map((hash) => partId(committee, hash))
    for await (const { _id, bytes } of parts.find({ _id: { $in: ids } }, { batchSize: PARTS_AT_ONCE })) {
      // A copy with memory of its own: the driver returns a slice of its receive buffer.
      const copy = new Uint8Array(Buffer.isBuffer(bytes) ? bytes : bytes.buffer)
      const hash = hashOf(copy)
      if (partId(committee, hash) === _id) read.set(hash, copy)
    }
    return read
  }

  async function writeParts(
    of: { committee: string; seq: number; kind: PartKind },
    all: Iterable<[string, Uint8Array]>,
  ) {
    for (const [hash, bytes] of all) {
      const part = { ...of, at: now(), bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
      await inTime(parts.replaceOne({ _id: partId(of.committee, hash) }, part, { upsert: true }))
    }
  }

  /** Replaces an older snapshot; false if another node has saved a later state. */
  async function replaceOlder({ _id, ...snapshot }: Snapshot): Promise<boolean> {
    try {
      await inTime(snapshots.replaceOne({ _id, seq: { $lt: snapshot.seq } }, snapshot, { upsert: true }))
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }

  async function drop(committee: string): Promise<void> {
    await snapshots.deleteOne({ _id: committee })
    await parts.deleteMany({ committee })
  }

  /**
   * Stores a state and removes the parts it replaces. Its pages that are stored already are not written again.
   * @returns which of its pages are stored from now on
   */
  async function store(state: CommitteeState, entry: string, stored: StoredPages): Promise<StoredPages> {
    const { id: committee, seq } = state
    const { main, pages, changed } = takeApart(state, stored)
    await writeParts({ committee, seq, kind: 'page' }, changed)
    await writeParts({ committee, seq, kind: 'state' }, main)
    const ids = [...main.keys(), ...hashesIn(pages)].map((hash) => partId(committee, hash))
    // If another process has dropped what was stored before, the next snapshot writes everything again.
    if ((await parts.countDocuments({ _id: { $in: ids } })) < new Set(ids).size) return new Map()
    const byPlace = Object.fromEntries([...pages].map(([place, list]) => [place, list.map(({ hash }) => hash)]))
    const snapshot = { _id: committee, seq, rules: RULES_VERSION, entry, state: [...main.keys()], pages: byPlace }
    if (await replaceOlder(snapshot)) {
      const unused = [{ kind: 'state' as const, seq: { $lt: seq } }, { at: { $lt: now() - LEFT_FOR } }]
      await parts.deleteMany({ committee, _id: { $nin: ids }, $or: unused })
    }
    return pages
  }

  return {
    async prepare(): Promise<void> {
      await parts.createIndex({ committee: 1 })
    },

    /**
     * The saved state of a committee. If there is any doubt about a snapshot, it is thrown away.
     * @param entryHash gives the leaf hash of an entry of that committee; null if there is no such entry
     */
    async of(committee: string, entryHash: (seq: number) => Promise<string | null>): Promise<Kept> {
      const snapshot = await snapshots.findOne({ _id: committee })
      const restored = snapshot && (await restore(snapshot, (hashes) => readParts(committee, hashes)))
      const isSound = restored !== null && (await entryHash(snapshot?.seq ?? 0)) === snapshot?.entry
      if (snapshot !== null && !isSound) await drop(committee)
      let stored: StoredPages = isSound ? restored.stored : new Map()
      return {
        state: isSound ? restored.state : null,
        async keep(state, entry) {
          stored = await store(state, entry, stored)
        },
      }
    },

    drop,
  }
}

function partId(committee: string, hash: string): string {
  return `${committee}/${hash}`
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function hashesIn(pages: StoredPages): string[] {
  return [...pages.values()].flatMap((list) => list.map(({ hash }) => hash))
}

/** The state, put together from its parts; null if one is missing, or it is not what the snapshot says it is. */
async function restore(
  snapshot: Snapshot,
  read: (hashes: readonly string[]) => Promise<Map<string, Uint8Array>>,
): Promise<{ state: CommitteeState; stored: StoredPages } | null> {
  if (snapshot.rules !== RULES_VERSION) return null
  const found = await read([...snapshot.state, ...Object.values(snapshot.pages).flat()])
  const main = snapshot.state.flatMap((hash) => found.get(hash) ?? [])
  if (main.length < snapshot.state.length) return null
  const state = deserialized(Buffer.concat(main))
  if (state?.id !== snapshot._id || state.seq !== snapshot.seq) return null
  if (Object.keys(emptyState('')).some((area) => !(area in state))) return null
  const stored: StoredPages = new Map()
  for (const [place, paged] of pagedIn(state)) {
    const hashes = snapshot.pages[place] ?? []
    if (hashes.length !== paged.changes.length) return null
    for (const hash of hashes) {
      const bytes = found.get(hash)
      if (bytes === undefined) return null
      paged.pages.push(new Uint32Array(bytes.buffer))
    }
    stored.set(
      place,
      hashes.map((hash, index) => ({ hash, changes: paged.changes[index] ?? 0 })),
    )
  }
  return { state, stored }
}

function deserialized(bytes: Buffer): CommitteeState | null {
  try {
    // A value stored under its hash by this version of the rules is a state of theirs.
    return deserialize(bytes) as CommitteeState
  } catch {
    return null
  }
}

/**
 * The parts of a state at this moment: all of it but its pages, by hash; which pages it has; and those that changed
 * since they were stored, by hash. The state may change afterwards.
 */
function takeApart(state: CommitteeState, stored: StoredPages) {
  const bytes = serialize(withoutPages(state))
  const main = new Map<string, Uint8Array>()
  for (let from = 0; from < bytes.length; from += PART) {
    const part = bytes.subarray(from, from + PART)
    main.set(hashOf(part), part)
  }
  const changed = new Map<string, Uint8Array>()
  const pages: StoredPages = new Map()
  for (const [place, paged] of pagedIn(state)) {
    const list = paged.pages.map((page, index) => {
      const changes = paged.changes[index] ?? 0
      const known = stored.get(place)?.[index]
      if (known?.changes === changes) return known
      const copy = new Uint8Array(page.slice().buffer)
      const hash = hashOf(copy)
      changed.set(hash, copy)
      return { hash, changes }
    })
    pages.set(place, list)
  }
  return { main, pages, changed }
}

/** Where in a state there are pages: in its areas, and in the parts of these. */
function pagedIn(value: object, place = ''): [string, Paged][] {
  return Object.entries(value).flatMap(([key, member]): [string, Paged][] => {
    if (isPaged(member)) return [[`${place}${key}`, member]]
    return isPlain(member) ? pagedIn(member, `${place}${key}.`) : []
  })
}

function withoutPages(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (isPaged(member)) return [key, { ...member, pages: [] }]
      return [key, isPlain(member) ? withoutPages(member) : member]
    }),
  )
}

/** An object of no class. A restored one may come from another realm, which has an `Object` of its own. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype !== null && Object.getPrototypeOf(prototype) === null
}
