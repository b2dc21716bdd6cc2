/**
 * Work that many may ask for at any time: at most one run is under way, and one is next. Each caller gets a run that
 * begins after the call.
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

  /** Waits for the runs under way. */
  async settled(): Promise<void> {
    while (this.running || this.next) await Promise.allSettled([this.running, this.next])
  }
}
