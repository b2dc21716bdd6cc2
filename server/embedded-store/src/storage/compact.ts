import { renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CommandError } from '../errors.ts'
import { type Catalog, tableRange } from './catalog.ts'
import { Coalesced } from './coalesced.ts'
import { Changes, COMMIT_WITHOUT_FLUSH, type Db, type Engine, openFile, syncFile } from './engine.ts'
import { hasRoom, syncFolder } from './folder.ts'

/** What one step copies at most, between two rests for others. */
const STEP = { keys: 1000, bytes: 1024 * 1024 }
/** So few changed keys are brought over while writes wait. */
const FEW = 200
const MOST_ROUNDS = 20

/** Where the new file is written before it takes the place of the old one. */
function freshPath(path: string): string {
  return `${path}.new`
}

/** Removes what an interrupted compaction left. */
export function removeFresh(path: string): void {
  for (const name of [freshPath(path), `${freshPath(path)}-lock`]) rmSync(name, { force: true })
}

/** Rewrites the data file, without what was deleted, unset, replaced or dropped before it was asked to. */
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
   * Writes every live key into a new file beside the old one, while writes go on, and brings over what they change.
   * Writes wait only for the last changes, the flush and the swap. A crash at any moment leaves either file, whole.
   * @returns the bytes by which the file became smaller
   * @throws CommandError 14031 where the disk has no room for both
   */
  run(): Promise<number> {
    return this.runs.run()
  }

  /** Gives up what is under way. */
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
    const fresh = openFile(path, { noSync: true })
    const changes = new Changes()
    engine.recordChanges(changes)
    try {
      await this.copyAll(fresh, changes)
      await syncFile(fresh)
      await this.catchUp(fresh, changes)
      await engine.replaceFile(async () => {
        this.bringOver(fresh, changes.take())
        await syncFile(fresh)
        await fresh.close()
        return () => {
          renameSync(path, engine.path)
          rmSync(`${path}-lock`, { force: true })
          syncFolder(dirname(engine.path))
        }
      })
    } catch (error) {
      await fresh.close()
      removeFresh(engine.path)
      throw error
    } finally {
      engine.recordChanges(undefined)
    }
    return Math.max(0, before - statSync(engine.path).size)
  }

  private async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.stopped) throw new Error('the store is being closed')
  }

  /** Copies table by table, and brings over what changes meanwhile before it is much. */
  private async copyAll(fresh: Db, changes: Changes): Promise<void> {
    for (const table of [...this.catalog.liveTables()].sort((a, b) => a - b)) {
      const { lower, upper } = tableRange(table)
      for (let from: Buffer | undefined = lower; from; ) {
        from = this.copyStep(fresh, from, upper)
        if (changes.size > STEP.keys) this.bringOver(fresh, changes.take())
        await this.rest()
      }
    }
  }

  /** Brings over what changed while the new file went to the disk, until little is left. */
  private async catchUp(fresh: Db, changes: Changes): Promise<void> {
    for (let round = 0; changes.size > FEW && round < MOST_ROUNDS; round++) {
      this.bringOver(fresh, changes.take())
      await this.rest()
    }
  }

  /** Copies the next keys of a range. @returns where to go on, undefined at its end */
  private copyStep(fresh: Db, lower: Buffer, upper: Buffer): Buffer | undefined {
    let last: Buffer | undefined
    let bytes = 0
    fresh.transactionSync(() => {
      for (const { key, value } of this.engine.range({ lower, upper, limit: STEP.keys })) {
        fresh.put(key, value)
        last = key
        bytes += key.length + value.length
        if (bytes > STEP.bytes) break
      }
    }, COMMIT_WITHOUT_FLUSH)
    return last && Buffer.concat([last, Buffer.from([0])])
  }

  /** Gives keys in the new file what they have in the old one. */
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
