const BACKGROUND_FLUSH_MS = 100

/** When what was committed is flushed to the disk: at most one flush runs and one waits, whoever asks. */
export class Flushes {
  private readonly sync: () => Promise<void>
  private unflushed = false
  private ended = false
  private running: Promise<void> | undefined
  private next: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(sync: () => Promise<void>) {
    this.sync = sync
  }

  /** Something was committed that is not flushed yet. */
  due(): void {
    this.unflushed = true
  }

  /** Flushes within a moment, for nobody who waits. */
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
    if (!this.running) {
      this.running = this.run()
      return this.running
    }
    this.next ??= this.running
      .catch(() => {})
      .then(() => {
        this.next = undefined
        this.running = this.run()
        return this.running
      })
    return this.next
  }

  private async run(): Promise<void> {
    this.unflushed = false
    try {
      await this.sync()
    } finally {
      if (!this.next) this.running = undefined
    }
  }

  /** Waits for flushes under way. */
  async settled(): Promise<void> {
    while (this.running || this.next) await Promise.allSettled([this.running, this.next])
  }

  /** The last flush; none comes after it. */
  async end(): Promise<void> {
    this.ended = true
    if (this.timer) clearTimeout(this.timer)
    await this.now().catch(() => {})
    await this.settled()
  }
}
