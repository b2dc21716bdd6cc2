import type { ReadKind, ReadModels } from './read-model.ts'

/** Rows kept at most, of all committees together: some tens of megabytes. */
const MOST_ROWS = 20_000

type Kept = { committee: string; kinds: readonly ReadKind[]; rows: number; value: Promise<readonly unknown[]> }

/**
 * Documents of the read models that many ask for at the same time: read once, and kept until one of their kind changes.
 * They are kept as the store has them, for nobody in particular: each query decides for its own viewer what of them is
 * shown. Nobody may change them.
 */
export type SharedReads = ReturnType<typeof createSharedReads>

export function createSharedReads(read: ReadModels) {
  // In the order in which they were last asked for.
  const kept = new Map<string, Kept>()
  let rows = 0

  function drop(key: string): void {
    rows -= kept.get(key)?.rows ?? 0
    kept.delete(key)
  }

  function keep(key: string, one: Kept): void {
    kept.set(key, one)
    one.value.then(
      (found) => {
        // It may have been dropped meanwhile, as something changed.
        if (kept.get(key) !== one) return
        one.rows = Math.max(1, found.length)
        rows += one.rows
        for (const oldest of kept.keys()) {
          if (rows <= MOST_ROWS) break
          drop(oldest)
        }
      },
      () => {
        if (kept.get(key) === one) drop(key)
      },
    )
  }

  return {
    /** What `load` reads, which must depend on nothing but the committee and `about`, and on no other kinds. */
    get<K extends ReadKind, D>(
      committee: string,
      kinds: readonly K[],
      about: readonly (string | number)[],
      load: (read: Pick<ReadModels, K>) => Promise<readonly D[]>,
    ): Promise<readonly D[]> {
      const key = JSON.stringify([committee, kinds, about])
      const found = kept.get(key)
      // A query of mongoose is asked anew by each that awaits it; a promise is not.
      const one = found ?? { committee, kinds, rows: 0, value: Promise.resolve(load(read)) }
      if (found === undefined) keep(key, one)
      else {
        kept.delete(key)
        kept.set(key, one)
      }
      // The key names kinds and subject, so what was kept under it was read by the same `load`.
      return one.value as Promise<readonly D[]>
    },

    /** Documents of these kinds have changed. */
    changed(committee: string, kinds: ReadonlySet<ReadKind>): void {
      for (const [key, one] of kept)
        if (one.committee === committee && one.kinds.some((kind) => kinds.has(kind))) drop(key)
    },

    /** The committee is no longer read on: what is kept of it would become old. */
    forget(committee: string): void {
      for (const [key, one] of kept) if (one.committee === committee) drop(key)
    },
  }
}
