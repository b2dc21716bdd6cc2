import { leafHash } from './canonical.ts'
import {
  type CommitteeRecord,
  type CommitteeRecordOptions,
  createCommitteeRecord,
  type OpenedEntry,
} from './committee-record.ts'
import { type Entry, openEntry } from './entry.ts'
import { createProjector, type Projector, type ProjectorOptions } from './projector.ts'
import type { Snapshots } from './snapshots.ts'

export type OpenOptions = Omit<CommitteeRecordOptions, 'onAppended' | 'from' | 'room'> &
  Omit<ProjectorOptions, 'committee'> & {
    snapshots: Snapshots
    /** Called with entries that become durable from now on, in order, each once. */
    appended: (entries: OpenedEntry[]) => void
  }

/** A committee whose record is read and projected, and whose state is kept in snapshots. */
export type OpenCommittee = {
  committee: string
  record: CommitteeRecord
  projector: Projector
  isIdle: () => boolean
  /** Waits until everything accepted is recorded, projected and saved, so that the next opening is fast. */
  settle: () => Promise<void>
  /** The same, but a store that does not answer is not tried again. */
  close: () => Promise<void>
}

/** Entries after which a snapshot is taken: at work, while a long record is read, and at the end. */
const SNAPSHOT_AFTER = { work: 5000, reading: 50_000, end: 200 }
const READ_AT_ONCE = 200

/** Opens a committee: from its snapshot if there is a valid one, and from the entries recorded since. */
export async function openCommittee(options: OpenOptions): Promise<OpenCommittee> {
  const { committee, store, snapshots, appended, onTrouble } = options
  const { state, keep } = await snapshots.of(committee, async (seq) => {
    const [entry] = await store.readAfter(committee, seq - 1, 1)
    return entry?.seq === seq ? leafHash(entry) : null
  })
  /** The last entry that was read or appended since. */
  let last: Entry | null = null
  let keptTo = state?.seq ?? 0
  let keeping: Promise<void> | null = null
  let live = false
  const projector = createProjector(options)
  await projectUpTo(options, projector, keptTo)
  const record = createCommitteeRecord({
    ...options,
    ...(state === null ? {} : { from: state }),
    onAppended(entries) {
      last = entries.at(-1)?.entry ?? last
      projector.accept(entries)
      if (!live) return
      appended(entries)
      void keepAfter(SNAPSHOT_AFTER.work)
    },
    async room() {
      if (!live) await keepAfter(SNAPSHOT_AFTER.reading)
      await projector.room()
    },
  })

  /**
   * Saves the state in a snapshot once enough entries were added since the last one. If saving fails, the next opening
   * takes longer; nothing else is lost.
   */
  function keepAfter(entries: number): Promise<void> {
    const now = record.state()
    if (keeping !== null || last === null || now.seq - keptTo < entries) return keeping ?? Promise.resolve()
    keptTo = now.seq
    keeping = keep(now, leafHash(last))
      .catch(onTrouble)
      .finally(() => {
        keeping = null
      })
    return keeping
  }

  await record.refresh()
  live = true
  await projector.reached(record.state().seq)
  void keepAfter(SNAPSHOT_AFTER.work)
  return {
    committee,
    record,
    projector,
    isIdle: () => record.isIdle() && projector.isIdle(),
    async settle() {
      await record.idle()
      await keepAfter(SNAPSHOT_AFTER.end)
      await projector.idle()
    },
    async close() {
      await record.idle()
      await projector.close()
      await keeping
      await keepAfter(SNAPSHOT_AFTER.end)
    },
  }
}

/** If a snapshot is ahead of the read models, the entries in between are read for the read models alone. */
async function projectUpTo({ committee, store }: OpenOptions, projector: Projector, seq: number): Promise<void> {
  for (let from = await projector.begin(); from < seq; ) {
    const entries = await store.readAfter(committee, from, READ_AT_ONCE)
    projector.accept(entries.map((entry) => ({ entry, events: openEntry(entry) })))
    from = entries.at(-1)?.seq ?? seq
    await projector.room()
  }
}
