/**
 * Work that may be asked for at any time and by many: one run is under way at most, and one waits. Whoever asks is
 * given a run that begins after they asked.
 */
export class Coalesced<R> {
  private readonly work: () => Promise<R>
  private running: Promise<R> | undefined
  private next: Promise<R> | undefined

  constructor(work: () => Promise<R>) {
    this.work = work
  }

  run(): Promise<R> {
    if (!this.running) return this.begin()
    this.next ??= this.running
      .catch(() => {})
      .then(() => {
        this.next = undefined
        return this.begin()
      })
    return this.next
  }

  private begin(): Promise<R> {
    const run = this.work().finally(() => {
      if (!this.next) this.running = undefined
    })
    this.running = run
    return run
  }

  /** Waits for what is under way. */
  async settled(): Promise<void> {
    while (this.running || this.next) await Promise.allSettled([this.running, this.next])
  }
}
