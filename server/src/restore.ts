import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { holdsData, replaceData, requireUnused, restoreFolder } from '@quorate/embedded-store/backup'
import { moment } from '@quorate/shared/domain/moment'
import type { Logger } from 'pino'
import { createAdminCommands } from './admin-commands.ts'
import { type Config, ConfigError } from './config/config.ts'
import { createEntryStore, type EntryStore } from './record/entry-store.ts'
import { beginEpoch, currentEpoch, knownUntil } from './record/epoch.ts'
import { createLastSeen } from './record/last-seen.ts'
import { markOf } from './record/mark.ts'
import { assemble } from './start.ts'
import { type OpenStore, openStore } from './store/connection.ts'

type RestoreOptions = {
  config: Config
  log: Logger
  /** Shows what would happen, and returns whether to go on. */
  confirm: (lines: readonly string[]) => Promise<boolean>
}

/** What a store holds: the last entry of each committee, by committee; its epoch; and the latest time it knows of. */
type Holding = { heads: Map<string, Head>; epoch: number; until: number }
type Head = { seq: number; at: number; mark: string }

/**
 * Puts a backup into the place of the embedded store's data, which are kept beside it. Before that, the restored records
 * begin a new epoch, and say so. Nothing is changed if it is not confirmed, or fails.
 * @returns what was done, as lines; null: it was not confirmed
 * @throws FolderError if a server uses the data folder, or the backup is damaged or none; RestorationRefused
 */
export async function restoreBackup(backup: string, options: RestoreOptions): Promise<string[] | null> {
  const { config, log, confirm } = options
  const source = resolve(backup)
  const folder = config.dataDir
  requireUnused(folder)
  const prepared = join(folder, '.restoring')
  // What an interrupted restoring has left: a copy of a backup.
  rmSync(prepared, { recursive: true, force: true })
  try {
    const present = holdsData(folder) ? await holdingOf(folder) : null
    await restoreFolder(source, prepared)
    const opened = await openStore({ mongodbUri: null, dataDir: prepared })
    try {
      const restored = await lookInto(opened)
      const isConfirmed = await confirm(compared(source, restored, present))
      if (!isConfirmed) return null
      await begin(opened, {
        config,
        log,
        from: source,
        after: present !== null && present !== 'damaged' ? present.epoch : 1,
      })
    } finally {
      await opened.close()
    }
    const aside = join(folder, `before-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`)
    const isKept = holdsData(folder)
    replaceData(prepared, folder, aside)
    return [
      `The backup is restored to ${folder}, and each committee's record says so.`,
      ...(isKept ? [`What was there before is in ${aside}: delete it once nobody needs it.`] : []),
    ]
  } finally {
    rmSync(prepared, { recursive: true, force: true })
  }
}

/** What a data folder holds; `damaged` if it cannot be opened. */
async function holdingOf(dataDir: string): Promise<Holding | 'damaged'> {
  try {
    const opened = await openStore({ mongodbUri: null, dataDir })
    return await lookInto(opened).finally(() => opened.close())
  } catch (error) {
    if (error instanceof ConfigError) return 'damaged'
    throw error
  }
}

async function lookInto({ connection }: OpenStore): Promise<Holding> {
  const store: EntryStore = createEntryStore(connection)
  const heads = new Map<string, Head>()
  for (const committee of await store.committees()) {
    const last = await store.last(committee)
    if (last !== null) heads.set(committee, { seq: last.seq, at: last.at, mark: markOf(last) })
  }
  const until = await knownUntil({ store, lastSeen: createLastSeen(connection) })
  return { heads, epoch: await currentEpoch(connection), until }
}

/** What restoring would do to each committee, as lines. */
function compared(source: string, restored: Holding, present: Holding | 'damaged' | null): string[] {
  const lines = [`The backup ${source} is of ${known(restored.until)}.`]
  if (present === null) return [...lines, 'There are no data yet that it would replace.']
  if (present === 'damaged') return [...lines, 'The present data cannot be read, so they cannot be compared.']
  lines.push(`The present data are of ${known(present.until)}.`)
  for (const [committee, now] of present.heads)
    lines.push(`  ${committee}: ${change(now, restored.heads.get(committee))}`)
  for (const committee of restored.heads.keys())
    if (!present.heads.has(committee)) lines.push(`  ${committee}: is in the backup only, and comes back.`)
  return lines
}

function change(now: Head, then: Head | undefined): string {
  const ends = `now entry ${now.seq} of ${moment(now.at)}`
  if (then === undefined) return `${ends}; it is not in the backup, and would be gone.`
  if (then.mark === now.mark) return `${ends}; nothing would be lost.`
  const lost = now.seq - then.seq
  const goesBack = `${ends}; in the backup entry ${then.seq} of ${moment(then.at)}`
  if (lost <= 0) return `${goesBack}, of another record.`
  return `${goesBack}. ${lost === 1 ? 'The entry' : `The ${lost} entries`} after that would be lost.`
}

async function begin(
  opened: OpenStore,
  { config, log, from, after }: { config: Config; log: Logger; from: string; after: number },
): Promise<void> {
  const made = await assemble(log, opened, { admittedDay: config.admittedDay })
  try {
    await createAdminCommands(opened.connection).note({ command: 'restore', at: new Date() })
    await beginEpoch(made, { from, after })
  } finally {
    await made.stop()
  }
}

function known(at: number): string {
  return at === 0 ? 'no time known' : moment(at)
}
