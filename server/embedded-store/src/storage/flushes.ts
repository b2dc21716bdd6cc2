import { Coalesced } from './coalesced.ts'

const BACKGROUND_FLUSH_MS = 100

/** Decides when committed data is flushed to the disk. */
export class Flushes {
  private readonly flush: Coalesced<void>
  private unflushed = false
  private ended = false
  private timer: NodeJS.Timeout | undefined

  constructor(sync: () => Promise<void>) {
    this.flush = new Coalesced(() => {
      this.unflushed = false
      return sync()
    })
  }

  /** Something was committed that is not flushed yet. */
  due(): void {
    this.unflushed = true
  }

  /** Flushes within a moment; no answer depends on it. */
  soon(): void {
    if (this.timer) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      if (this.unflushed && !this.ended) this.now().catch(() => {})
    }, BACKGROUND_FLUSH_MS)
    this.timer.unref()
  }

  /** Flushes everything committed before this call. */
  now(): Promise<void> {
    return this.flush.run()
  }

  /** Waits for flushes under way. */
  settled(): Promise<void> {
    return this.flush.settled()
  }

  /** The last flush; none comes after it. */
  async end(): Promise<void> {
    this.ended = true
    if (this.timer) clearTimeout(this.timer)
    await this.now().catch(() => {})
    await this.settled()
  }
}
