import { compareValues } from '../bson/key.ts'
import { toDouble } from '../bson/numbers.ts'
import { ElementReader, field, fields, isNumber, T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { type Path, pathOf, visitPath } from './path.ts'

export interface SortKey {
  name: string
  path: Path
  descending: boolean
}

/** Reads `{a: 1, b: -1}`. */
export function parseSort(sort: Value): SortKey[] {
  return fields(sort).map(([name, direction]) => {
    if (direction.type === T.object) throw unsupported('Sorting by $meta')
    const sign = isNumber(direction) ? toDouble(direction) : Number.NaN
    if (sign !== 1 && sign !== -1) throw new CommandError(15975, 'A sort goes by 1 (ascending) or -1 (descending)')
    if (name.split('.').includes('')) throw new CommandError(15998, 'FieldPath field names may not be empty strings.')
    return { name, path: pathOf(name), descending: sign === -1 }
  })
}

/** The value a document sorts by: for an array its smallest element, or its greatest when descending. */
export function sortValue(doc: Value, key: SortKey): Value {
  let best: Value | undefined
  const offer = (value: Value) => {
    if (best === undefined) best = value
    else {
      const order = compareValues(value, best)
      if (key.descending ? order > 0 : order < 0) best = value
    }
  }
  visitPath(doc, key.path, (value) => {
    if (value?.type === T.array) {
      const reader = new ElementReader(value.buf, value.off)
      let empty = true
      while (reader.advance()) {
        offer(reader.value())
        empty = false
      }
      if (empty) offer(values.undefined)
    } else offer(value ?? values.null)
    return false
  })
  return best ?? values.null
}

/** @throws CommandError 115 for a collation other than the simple one */
export function refuseCollation(collation: Value | undefined): void {
  const locale = collation?.type === T.object ? field(collation, 'locale') : undefined
  if (locale && (locale.type !== T.string || textOf(locale) !== 'simple')) throw unsupported('A collation')
}

interface Sorted {
  keys: Value[]
  doc: Value
  order: number
}

const MEMORY = 100 * 1024 * 1024
const MEMORY_CODE = 'QueryExceededMemoryLimitNoDiskUseAllowed'

/**
 * Collects documents and returns them in order. With a limit it never holds more than twice as many.
 * @throws CommandError 292 beyond 100 MB
 */
export class Sorter {
  private readonly sort: readonly SortKey[]
  private readonly limit: number
  private held: Sorted[] = []
  private bytes = 0
  private count = 0

  constructor(sort: readonly SortKey[], limit = 0) {
    this.sort = sort
    this.limit = limit
  }

  add(doc: Value): void {
    this.held.push({ keys: this.sort.map((key) => sortValue(doc, key)), doc, order: this.count++ })
    this.bytes += doc.buf.readInt32LE(doc.off)
    if (this.limit > 0 && this.held.length >= this.limit * 2 + 64) this.shrink()
    if (this.bytes > MEMORY) {
      throw new CommandError(MEMORY_CODE, 'Sort exceeded 100 MB; an index or a limit avoids it')
    }
  }

  take(): Value[] {
    this.held.sort((a, b) => this.compare(a, b))
    const all = this.limit > 0 ? this.held.slice(0, this.limit) : this.held
    return all.map((one) => one.doc)
  }

  private shrink(): void {
    this.held.sort((a, b) => this.compare(a, b))
    this.held.length = this.limit
    this.bytes = this.held.reduce((sum, one) => sum + one.doc.buf.readInt32LE(one.doc.off), 0)
  }

  private compare(a: Sorted, b: Sorted): number {
    return compareKeys(this.sort, a.keys, b.keys) || a.order - b.order
  }
}

/** Order of two documents by the values they sort by. */
export function compareKeys(sort: readonly SortKey[], a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < sort.length; i++) {
    const order = compareValues(a[i] as Value, b[i] as Value)
    if (order !== 0) return sort[i]?.descending ? -order : order
  }
  return 0
}
