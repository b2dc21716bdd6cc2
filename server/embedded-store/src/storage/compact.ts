import { renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CommandError } from '../errors.ts'
import { type Catalog, tableRange } from './catalog.ts'
import { COMMIT_WITHOUT_FLUSH, type Engine, type Entry, openFile, type RangeBounds } from './engine.ts'
import { hasRoom, syncFolder } from './folder.ts'

const STEP = 1000
const STEP_BYTES = 4 * 1024 * 1024

/** Where the new file is written before it takes the place of the old one. */
function freshPath(path: string): string {
  return `${path}.new`
}

/** Removes what an interrupted compaction left. */
export function removeFresh(path: string): void {
  for (const name of [freshPath(path), `${freshPath(path)}-lock`]) rmSync(name, { force: true })
}

/** The next entries, of which no more are held than one step may. */
function entriesOf(engine: Engine, bounds: RangeBounds): Entry[] {
  const entries: Entry[] = []
  let bytes = 0
  for (const entry of engine.range({ ...bounds, limit: STEP })) {
    entries.push(entry)
    bytes += entry.value.length
    if (bytes >= STEP_BYTES) break
  }
  return entries
}

async function copyAll(engine: Engine, catalog: Catalog, path: string): Promise<void> {
  const fresh = openFile(path)
  try {
    for (const table of [...catalog.liveTables()].sort((a, b) => a - b)) {
      let { lower, upper } = tableRange(table)
      for (;;) {
        const entries = entriesOf(engine, { lower, upper })
        fresh.transactionSync(() => {
          for (const { key, value } of entries) fresh.put(key, value)
        }, COMMIT_WITHOUT_FLUSH)
        const last = entries.at(-1)
        if (!last) break
        lower = Buffer.concat([last.key, Buffer.from([0])])
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await new Promise<void>((resolve, reject) => {
      const { env } = fresh as unknown as { env: { sync(done: (error: Error | null) => void): void } }
      env.sync((error) => (error ? reject(error) : resolve()))
    })
  } finally {
    await fresh.close()
  }
}

/**
 * Writes every live key into a new file, flushes it, and renames it over the old one: nothing that was deleted or
 * replaced is left in any file. A crash at any moment leaves either the old file or the new one, whole.
 * @returns the bytes by which the file became smaller
 * @throws CommandError 14031 where the disk has no room for both
 */
export async function compactFile(engine: Engine, catalog: Catalog): Promise<number> {
  const before = statSync(engine.path).size
  if (!hasRoom(dirname(engine.path), before)) {
    throw new CommandError('OutOfDiskSpace', 'The disk has no room for a second data file; nothing was rewritten')
  }
  const path = freshPath(engine.path)
  await engine.replaceFile(async () => {
    removeFresh(engine.path)
    await copyAll(engine, catalog, path)
    return () => {
      renameSync(path, engine.path)
      rmSync(`${path}-lock`, { force: true })
      syncFolder(dirname(engine.path))
    }
  })
  return Math.max(0, before - statSync(engine.path).size)
}
