/**
 * A copy of a state that costs nothing until it is used: what is read through it is copied at that moment, so that it
 * may be changed like the original and never changes it. The original must not change while the copy is in use.
 *
 * It takes plain data: objects, Maps, Sets and scalars, as the committee's state is made of.
 */
export function fork<T extends object>(state: T): T {
  // Every property stands under its name, each as what it was.
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, forkValue(value)])) as T
}

function forkValue(value: unknown): unknown {
  if (value instanceof Map) return new ForkedMap(value)
  if (value instanceof Set || Array.isArray(value)) return copy(value)
  return typeof value === 'object' && value !== null ? fork(value) : value
}

/** A deep copy of plain data. */
function copy<T>(value: T): T {
  // Each branch gives back what it was given.
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, copy(member)])) as T
  if (value instanceof Set) return new Set([...value].map(copy)) as T
  if (Array.isArray(value)) return value.map(copy) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)])) as T
}

class ForkedMap<K, V> extends Map<K, V> {
  readonly #base: ReadonlyMap<K, V>
  readonly #removed = new Set<K>()

  constructor(base: ReadonlyMap<K, V>) {
    super()
    this.#base = base
  }

  #stands(key: K): boolean {
    return this.#base.has(key) && !this.#removed.has(key)
  }

  override has(key: K): boolean {
    return super.has(key) || this.#stands(key)
  }

  override get(key: K): V | undefined {
    if (super.has(key) || !this.#stands(key)) return super.get(key)
    const own = copy(this.#base.get(key))
    if (own !== undefined) super.set(key, own)
    return own
  }

  override delete(key: K): boolean {
    const had = this.has(key)
    super.delete(key)
    this.#removed.add(key)
    return had
  }

  override clear(): void {
    for (const key of [...this.keys()]) this.delete(key)
  }

  override get size(): number {
    return [...this.keys()].length
  }

  override *keys(): MapIterator<K> {
    for (const key of this.#base.keys()) if (this.#stands(key)) yield key
    for (const key of [...super.keys()]) if (!this.#stands(key)) yield key
  }

  override *entries(): MapIterator<[K, V]> {
    // A key that stands has a value: `get` copies it.
    for (const key of this.keys()) yield [key, this.get(key) as V]
  }

  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  override forEach(visit: (value: V, key: K, map: Map<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this)
  }
}
