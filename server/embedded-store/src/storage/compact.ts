import { renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CommandError } from '../errors.ts'
import { type Catalog, tableRange } from './catalog.ts'
import { Coalesced } from './coalesced.ts'
import { Changes, COMMIT_WITHOUT_FLUSH, type Db, type Engine, openFile, syncFile } from './engine.ts'
import { hasRoom, syncFolder } from './folder.ts'

/** What one step copies at most, between two pauses for others. */
const STEP = { milliseconds: 2, bytes: 1024 * 1024 }
/** The new file is flushed after so many bytes: more at once would hold up the flushes of commits for too long. */
const FLUSH_EVERY = 2 * 1024 * 1024
/** At most so many changed keys are copied while writes wait. */
const FEW = 200
const MOST_ROUNDS = 20

/** Where the new file is written before it replaces the old one. */
function freshPath(path: string): string {
  return `${path}.new`
}

/** Removes the remains of an interrupted compaction. */
export function removeFresh(path: string): void {
  for (const name of [freshPath(path), `${freshPath(path)}-lock`]) rmSync(name, { force: true })
}

/**
 * Keeps a file that loses its name until the handle is closed. The system takes up to a second to free a large file: a
 * rename over it would block this thread for that long, but closing a handle happens off the event loop.
 */
async function keep(path: string): Promise<FileHandle | undefined> {
  // Windows does not rename over a file that is open.
  return process.platform === 'win32' ? undefined : await open(path)
}

/** Rewrites the data file, without the data that was deleted, unset, replaced or dropped before the call. */
export class Compaction {
  private readonly engine: Engine
  private readonly catalog: Catalog
  private readonly runs = new Coalesced(() => this.rewrite())
  private stopped = false

  constructor(engine: Engine, catalog: Catalog) {
    this.engine = engine
    this.catalog = catalog
  }

  /**
   * Writes every live key into a new file beside the old one, while writes continue, and copies their changes. Writes
   * wait only for the last changes, the flush and the swap. A crash at any moment leaves one of the files complete.
   * @returns the bytes by which the file became smaller
   * @throws CommandError 14031 if the disk has no room for both
   */
  run(): Promise<number> {
    return this.runs.run()
  }

  /** Gives up the compaction under way. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.runs.settled()
  }

  private async rewrite(): Promise<number> {
    const { engine } = this
    const before = statSync(engine.path).size
    if (!hasRoom(dirname(engine.path), before)) {
      throw new CommandError('OutOfDiskSpace', 'The disk has no room for a second data file; nothing was rewritten')
    }
    removeFresh(engine.path)
    const path = freshPath(engine.path)
    let fresh = openFile(path, { noSync: true })
    const changes = new Changes()
    engine.recordChanges(changes)
    try {
      await this.copyAll(fresh, changes)
      await syncFile(fresh)
      // The more of a file is mapped, the longer it takes to close. Writes wait for the next close, so it starts anew.
      await fresh.close()
      fresh = openFile(path, { noSync: true })
      await this.catchUp(fresh, changes)
      await this.swapIn(fresh, changes)
    } catch (error) {
      await fresh.close()
      removeFresh(engine.path)
      throw error
    } finally {
      engine.recordChanges(undefined)
    }
    return Math.max(0, before - statSync(engine.path).size)
  }

  /** Replaces the old file. */
  private async swapIn(fresh: Db, changes: Changes): Promise<void> {
    const { path } = this.engine
    const old = await keep(path)
    try {
      await this.engine.replaceFile(async () => {
        this.bringOver(fresh, changes.take())
        await syncFile(fresh)
        await fresh.close()
        return () => {
          renameSync(freshPath(path), path)
          rmSync(`${freshPath(path)}-lock`, { force: true })
          syncFolder(dirname(path))
        }
      })
    } finally {
      await old?.close()
    }
  }

  private async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.stopped) throw new Error('the store is being closed')
  }

  /** Copies table by table, and copies changes made meanwhile before they are many. */
  private async copyAll(fresh: Db, changes: Changes): Promise<void> {
    let unflushed = 0
    for (const table of [...this.catalog.liveTables()].sort((a, b) => a - b)) {
      const { lower, upper } = tableRange(table)
      for (let from: Buffer | undefined = lower; from; ) {
        const { next, bytes } = this.copyStep(fresh, from, upper)
        from = next
        unflushed += bytes
        await this.rest()
        if (changes.size > FEW) this.bringOver(fresh, changes.take())
        if (unflushed < FLUSH_EVERY) continue
        await syncFile(fresh)
        unflushed = 0
      }
    }
  }

  /** Copies the changes made while the new file was flushed, until few are left. */
  private async catchUp(fresh: Db, changes: Changes): Promise<void> {
    for (let round = 0; changes.size > FEW && round < MOST_ROUNDS; round++) {
      this.bringOver(fresh, changes.take())
      await this.rest()
    }
  }

  /** Copies the next keys of a range. @returns how much, and where to continue, undefined at its end */
  private copyStep(fresh: Db, lower: Buffer, upper: Buffer): { bytes: number; next: Buffer | undefined } {
    let last: Buffer | undefined
    let bytes = 0
    const until = performance.now() + STEP.milliseconds
    fresh.transactionSync(() => {
      for (const { key, value } of this.engine.range({ lower, upper })) {
        fresh.put(key, value)
        last = key
        bytes += key.length + value.length
        if (bytes > STEP.bytes || performance.now() > until) break
      }
    }, COMMIT_WITHOUT_FLUSH)
    return { bytes, next: last && Buffer.concat([last, Buffer.from([0])]) }
  }

  /** Copies the values of keys from the old file into the new one. */
  private bringOver(fresh: Db, keys: Buffer[]): void {
    fresh.transactionSync(() => {
      for (const key of keys) {
        const value = this.engine.get(key)
        if (value === undefined) fresh.remove(key)
        else fresh.put(key, value)
      }
    }, COMMIT_WITHOUT_FLUSH)
  }
}
