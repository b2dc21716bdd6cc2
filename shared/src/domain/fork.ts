/**
 * A copy of a state that costs nothing until it is used: a collection remembers what was changed on top of the
 * original, and an object of it is copied when it is first asked for. It may be changed like the original and never
 * changes it. The original must not change while the copy is in use.
 *
 * It takes plain data as the committee's state is made of: objects, Maps, Sets, lists and scalars. A list is never
 * changed in place, only replaced, so copy and original share it. Reading a vote thus costs the same for an electorate
 * of any size.
 */
export function fork<T>(value: T): T {
  // Each branch returns the type of its argument.
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if (isMap(value)) return new ForkedMap(value) as T
  if (isSet(value)) return new ForkedSet(value) as T
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fork(member)])) as T
}

/** Whether a collection is a fork's: its changes last only as long as the fork. */
export function isForked(collection: unknown): boolean {
  return collection instanceof ForkedMap || collection instanceof ForkedSet
}

// By their tags: objects restored from a snapshot may come from another realm than this code.
function isMap(value: object): value is Map<unknown, unknown> {
  return Object.prototype.toString.call(value) === '[object Map]'
}

function isSet(value: object): value is Set<unknown> {
  return Object.prototype.toString.call(value) === '[object Set]'
}

class ForkedMap<K, V> extends Map<K, V> {
  readonly #base: ReadonlyMap<K, V>
  /** Keys of the original that were deleted here, whether or not they were set again. */
  readonly #removed = new Set<K>()
  #size: number

  constructor(base: ReadonlyMap<K, V>) {
    super()
    this.#base = base
    this.#size = base.size
  }

  /** Whether the key is the original's and was not deleted here. */
  #isInherited(key: K): boolean {
    return this.#base.has(key) && !this.#removed.has(key)
  }

  override has(key: K): boolean {
    return super.has(key) || this.#isInherited(key)
  }

  override get(key: K): V | undefined {
    if (super.has(key) || !this.#isInherited(key)) return super.get(key)
    const own = fork(this.#base.get(key))
    if (own !== undefined) super.set(key, own)
    return own
  }

  override set(key: K, value: V): this {
    if (!this.has(key)) this.#size += 1
    return super.set(key, value)
  }

  override delete(key: K): boolean {
    if (!this.has(key)) return false
    this.#size -= 1
    super.delete(key)
    if (this.#base.has(key)) this.#removed.add(key)
    return true
  }

  override clear(): void {
    for (const key of [...this.keys()]) this.delete(key)
  }

  override get size(): number {
    return this.#size
  }

  override *keys(): MapIterator<K> {
    for (const key of this.#base.keys()) if (this.#isInherited(key)) yield key
    for (const key of [...super.keys()]) if (!this.#isInherited(key)) yield key
  }

  override *entries(): MapIterator<[K, V]> {
    // A key that is there has a value: `get` copies it.
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

/**
 * Reads the original until it is first changed; then it is a copy. Sets of a state are small: a session's delegations.
 */
class ForkedSet<T> extends Set<T> {
  #base: ReadonlySet<T> | null

  constructor(base: ReadonlySet<T>) {
    super()
    this.#base = base
  }

  #copy(): void {
    const base = this.#base
    this.#base = null
    if (base !== null) for (const member of base) super.add(member)
  }

  override has(member: T): boolean {
    return this.#base === null ? super.has(member) : this.#base.has(member)
  }

  override add(member: T): this {
    if (this.has(member)) return this
    this.#copy()
    return super.add(member)
  }

  override delete(member: T): boolean {
    if (!this.has(member)) return false
    this.#copy()
    return super.delete(member)
  }

  override clear(): void {
    this.#base = null
    super.clear()
  }

  override get size(): number {
    return this.#base === null ? super.size : this.#base.size
  }

  override keys(): SetIterator<T> {
    return this.values()
  }

  override values(): SetIterator<T> {
    return this.#base === null ? super.values() : (this.#base.values() as SetIterator<T>)
  }

  override entries(): SetIterator<[T, T]> {
    this.#copy()
    return super.entries()
  }

  override [Symbol.iterator](): SetIterator<T> {
    return this.values()
  }

  override forEach(visit: (value: T, again: T, set: Set<T>) => void): void {
    for (const member of this.values()) visit(member, member, this)
  }
}
