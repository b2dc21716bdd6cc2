import { closeSync, openSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { open, type RootDatabase, type TransactionFlags } from 'lmdb'
import { CommandError } from '../errors.ts'
import { Flushes } from './flushes.ts'
import { hasRoom } from './folder.ts'
import { PRIVATE } from './private.ts'

/** An entry of the ordered key space. */
export interface Entry {
  key: Buffer
  value: Buffer
}

export interface RangeBounds {
  /** First key, included unless `after` is set. */
  lower: Buffer
  /** First key that is not part of the range. */
  upper: Buffer
  reverse?: boolean
  limit?: number
}

interface Job {
  run(): unknown
  journaled: boolean
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** The part of lmdb's environment that its types leave out: a flush to the disk off the event loop. */
interface Flushable {
  env: { sync(done: (error: Error | null) => void): void }
}

export type Db = RootDatabase<Buffer, Buffer>

// Abortable, committed before returning, but not flushed: the flush follows once for the whole group.
export const COMMIT_WITHOUT_FLUSH = 0x10003 as TransactionFlags
const GATHER_TURNS = 4

interface EngineHooks {
  /** Called in every write transaction after its jobs, to store their changes in memory. */
  beforeCommit(): void
  /** Called when a transaction could not be committed: the data in memory may be ahead of the disk. */
  onLost(): void
}

/** Opens the file; the caller has made sure that it is ours and complete. */
export function openFile(path: string, options: { readOnly?: boolean; noSync?: boolean } = {}): Db {
  // lmdb would make them readable for everybody.
  if (!options.readOnly) for (const name of [path, `${path}-lock`]) closeSync(openSync(name, 'a', PRIVATE.file))
  return open<Buffer, Buffer>({
    path,
    noSubdir: true,
    encoding: 'binary',
    keyEncoding: 'binary',
    cache: false,
    ...options,
    maxReaders: 64,
    // Pages must never carry bytes of freed memory into the file.
    noMemInit: false,
  } as Parameters<typeof open>[0]) as Db
}

/** Flushes a file to the disk, off the event loop. */
export function syncFile(db: Db): Promise<void> {
  return new Promise((resolve, reject) => {
    ;(db as unknown as Flushable).env.sync((error) => (error ? reject(error) : resolve()))
  })
}

/** Keys that writes change while the file is copied. */
export class Changes {
  private readonly keys = new Set<string>()

  get size(): number {
    return this.keys.size
  }

  add(key: Buffer): void {
    this.keys.add(key.toString('latin1'))
  }

  /** The keys changed since they were last taken. */
  take(): Buffer[] {
    const taken = [...this.keys].map((key) => Buffer.from(key, 'latin1'))
    this.keys.clear()
    return taken
  }
}

/**
 * The ordered key space on disk, and the queue of writes before it. Writes that arrive while others are at work are
 * committed together in one transaction, and those with `j: true` are answered only after one flush for all of them.
 */
export class Engine {
  private db: Db
  readonly path: string
  private queue: Job[] = []
  private scheduled = false
  private paused = false
  private closed = false
  private lastGroup = 0
  private readonly flushes = new Flushes(() => this.sync())
  private gate: Promise<void> | undefined
  private changes: Changes | undefined
  hooks: EngineHooks = { beforeCommit: () => {}, onLost: () => {} }
  /** Replaceable so that a test can watch and delay the flush. */
  sync: () => Promise<void> = () => syncFile(this.db)

  constructor(path: string) {
    this.path = path
    this.db = openFile(path)
  }

  /**
   * The stored bytes, valid only until the next call on the engine. The buffer may be longer than the value: BSON
   * carries its own length.
   */
  peek(key: Buffer): Buffer | undefined {
    return this.db.getBinaryFast(key)
  }

  /** The stored bytes in a buffer of their own. */
  get(key: Buffer): Buffer | undefined {
    return this.db.getBinary(key)
  }

  /** Entries of a range in key order. Holds a cursor while it is walked, so walk it in one go. */
  range(bounds: RangeBounds): Iterable<Entry> {
    return this.db.getRange(rangeOptions(bounds))
  }

  /** Keys of a range in key order. */
  keys(bounds: RangeBounds): Iterable<Buffer> {
    return this.db.getKeys(rangeOptions(bounds))
  }

  /** Only inside a job of `write`. */
  put(key: Buffer, value: Buffer): void {
    this.changes?.add(key)
    this.db.put(key, value)
  }

  /** Only inside a job of `write`. */
  remove(key: Buffer): void {
    this.changes?.add(key)
    this.db.remove(key)
  }

  /**
   * Runs the job in the next write transaction. A job that throws must not have written anything: jobs check first,
   * then write.
   * @param journaled resolve only after the transaction was flushed to the disk
   */
  write<R>(job: () => R, journaled: boolean): Promise<R> {
    if (this.closed) return Promise.reject(new Error('the store is closed'))
    return new Promise<R>((resolve, reject) => {
      this.queue.push({ run: job, journaled, resolve: resolve as (value: unknown) => void, reject })
      this.schedule()
    })
  }

  /** Whether the disk has room for writes: where it has none they are refused before they are tried. */
  hasRoom(): boolean {
    return hasRoom(dirname(this.path), 0)
  }

  /** Records which keys are changed from now on; without an argument it stops recording. */
  recordChanges(changes: Changes | undefined): void {
    this.changes = changes
  }

  /** Resolves when no swap of the file is under way; long readers ask between their steps. */
  ready(): Promise<void> | undefined {
    return this.gate
  }

  private schedule(): void {
    if (this.scheduled || this.paused) return
    this.scheduled = true
    this.gather(0, 0)
  }

  /** Waits a few turns of the event loop for more writes while they keep coming: a commit costs the same for one as for thirty. */
  private gather(turn: number, before: number): void {
    setImmediate(() => {
      const grew = this.queue.length > before
      if (turn < GATHER_TURNS && grew && (turn > 0 || this.lastGroup > 1)) this.gather(turn + 1, this.queue.length)
      else this.commitQueue()
    })
  }

  private commitQueue(): void {
    this.scheduled = false
    if (this.paused || this.queue.length === 0) return
    const jobs = this.queue
    this.queue = []
    this.lastGroup = jobs.length
    const settles: Array<() => void> = []
    try {
      if (!this.hasRoom()) throw new CommandError('OutOfDiskSpace', DISK_FULL)
      this.db.transactionSync(() => {
        for (const job of jobs) {
          try {
            const value = job.run()
            settles.push(() => job.resolve(value))
          } catch (error) {
            // Anything but a refusal may have left half of a change: the whole transaction goes.
            if (!(error instanceof CommandError)) throw error
            settles.push(() => job.reject(error))
          }
        }
        this.hooks.beforeCommit()
      }, COMMIT_WITHOUT_FLUSH)
    } catch (error) {
      this.hooks.onLost()
      const reason = explainLoss(error, this.path)
      for (const job of jobs) job.reject(reason)
      return
    }
    this.answer(jobs, settles)
  }

  /** Settles each job: at once, or after the flush, which is one for all. */
  private answer(jobs: Job[], settles: Array<() => void>): void {
    this.flushes.due()
    const settle = (journaled: boolean) =>
      jobs.forEach((job, i) => {
        if (job.journaled === journaled) settles[i]?.()
      })
    settle(false)
    const waiting = jobs.filter((job) => job.journaled)
    if (waiting.length === 0) this.flushes.soon()
    else {
      this.flushes.now().then(
        () => settle(true),
        (error) => waiting.forEach((job) => void job.reject(error)),
      )
    }
  }

  /** Flushes everything committed before this call. */
  flush(): Promise<void> {
    return this.flushes.now()
  }

  /**
   * Holds all writes, lets `work` prepare a replacement of the file, and swaps it in: readers wait only for the swap.
   * @param work returns the function that puts the new file in place while the engine is closed
   */
  async replaceFile(work: () => Promise<() => void>): Promise<void> {
    if (this.paused) throw new Error('the data file is being replaced already')
    this.paused = true
    let release = () => {}
    try {
      await this.flushes.now()
      const swap = await work()
      this.gate = new Promise((resolve) => {
        release = resolve
      })
      await this.flushes.settled()
      await this.db.close()
      try {
        swap()
      } finally {
        this.db = openFile(this.path)
      }
    } finally {
      this.gate = undefined
      release()
      this.paused = false
      if (this.queue.length > 0) this.schedule()
    }
  }

  /** Flushes and closes; jobs still in the queue are committed first. */
  async close(): Promise<void> {
    if (this.closed) return
    while (this.paused) await new Promise((resolve) => setImmediate(resolve))
    if (this.queue.length > 0) this.commitQueue()
    this.closed = true
    await this.flushes.end()
    await this.db.close()
  }
}

const DISK_FULL = 'The disk of the data folder is full; nothing was written'
const LITTLE_SPACE = 16 * 1024 * 1024

/** lmdb reports a write on a full disk as a plain input/output error: the free space distinguishes the two. */
function explainLoss(error: unknown, path: string): unknown {
  const message = error instanceof Error ? error.message : String(error)
  if (!/Input\/output error|No space left|ENOSPC|MDB_MAP_FULL/i.test(message)) return error
  const { bavail, bsize } = statfsSync(dirname(path))
  if (!/Input/.test(message) || bavail * bsize < LITTLE_SPACE) {
    return new CommandError('OutOfDiskSpace', `${DISK_FULL} (${message})`)
  }
  return error
}

function rangeOptions(bounds: RangeBounds) {
  const { lower, upper, reverse, limit } = bounds
  const ends = reverse
    ? { start: upper, end: lower, exclusiveStart: true, inclusiveEnd: true, reverse: true }
    : { start: lower, end: upper }
  return limit === undefined ? ends : { ...ends, limit }
}
