import { compareValues } from '../bson/key.ts'
import { toDouble } from '../bson/numbers.ts'
import { copyValue, field, fields, isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { parseSort, type SortKey, sortValue } from '../query/sort.ts'
import { arrayOf, type Compile, type Evaluate, isNullish } from './evaluation.ts'
import type { MakeFold } from './folds.ts'
import type { Memory } from './memory.ts'

/** How many values an operator of the kind `$firstN` keeps. @throws CommandError 5787902, 5787903, 5787908 */
export function howMany(n: Value | undefined): number {
  if (n === undefined || !isNumber(n)) throw new CommandError(5787902, "Value for 'n' must be of integral type")
  const count = toDouble(n)
  if (!Number.isSafeInteger(count)) throw new CommandError(5787903, "Value for 'n' must be of integral type")
  if (count <= 0) throw new CommandError(5787908, `'n' must be greater than 0, found ${count}`)
  return count
}

/** Takes apart `{input, n}`. @throws CommandError 5787900, 5787901, 5787906, 5787907 */
export function readSeveral(operand: Value, compile: Compile): { input: Evaluate; n: Evaluate } {
  if (operand.type !== T.object) throw new CommandError(5787900, 'specification must be an object')
  for (const [name] of fields(operand))
    if (name !== 'input' && name !== 'n') throw new CommandError(5787901, `Unknown argument for 'n' operator: ${name}`)
  const [n, input] = [field(operand, 'n'), field(operand, 'input')]
  if (n === undefined) throw new CommandError(5787906, "Missing value for 'n'")
  if (input === undefined) throw new CommandError(5787907, "Missing value for 'input'")
  return { input: compile(input), n: compile(n) }
}

/** Keeps at most `n` in order; of equal ones those seen first. `fromEnd` keeps the last ones instead. */
class Ordered<Item> {
  readonly items: Item[] = []
  private readonly n: number
  private readonly compare: (a: Item, b: Item) => number
  private readonly fromEnd: boolean

  constructor(n: number, compare: (a: Item, b: Item) => number, fromEnd: boolean) {
    this.n = n
    this.compare = compare
    this.fromEnd = fromEnd
  }

  /** The item that had to go for it, the given one itself if it has no place, or undefined. */
  add(item: Item): Item | undefined {
    const full = this.items.length === this.n
    const edge = (this.fromEnd ? this.items[0] : this.items.at(-1)) as Item
    if (full && (this.fromEnd ? this.compare(item, edge) <= 0 : this.compare(item, edge) >= 0)) return item
    const gone = full ? (this.fromEnd ? this.items.shift() : this.items.pop()) : undefined
    let [low, high] = [0, this.items.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.compare(this.items[middle] as Item, item) <= 0) low = middle + 1
      else high = middle
    }
    this.items.splice(low, 0, item)
    return gone
  }
}

function extremes(direction: 1 | -1): (n: number) => MakeFold {
  return (n) => (memory) => {
    const kept = new Ordered<Value>(n, (a, b) => direction * compareValues(a, b), false)
    return {
      add: (value) => {
        if (isNullish(value)) return
        const copy = copyValue(value as Value)
        memory.hold(copy.buf.length)
        const gone = kept.add(copy)
        if (gone) memory.release(gone.buf.length)
      },
      result: () => arrayOf(kept.items),
    }
  }
}

/** Folds that keep several values, by how many. */
export const SEVERAL: Record<string, (n: number) => MakeFold> = {
  $minN: extremes(1),
  $maxN: extremes(-1),
  $firstN: (n) => (memory) => {
    const kept: Value[] = []
    return {
      add: (value) => {
        if (kept.length === n) return
        const copy = copyValue(value ?? values.null)
        memory.hold(copy.buf.length)
        kept.push(copy)
      },
      result: () => arrayOf(kept),
    }
  },
  $lastN: (n) => (memory) => {
    const kept: Value[] = []
    return {
      add: (value) => {
        const copy = copyValue(value ?? values.null)
        memory.hold(copy.buf.length)
        kept.push(copy)
        if (kept.length > n) memory.release(kept.shift()?.buf.length ?? 0)
      },
      result: () => arrayOf(kept),
    }
  },
}

/** `$top` and its kin: how they sort, what they put out, how many. */
export interface Ranking {
  sort: SortKey[]
  output: Evaluate
  n: Evaluate | undefined
}

/** Takes apart `{sortBy, output, n}`. @throws CommandError 5788001 to 5788005 */
export function readRanking(name: string, operand: Value, compile: Compile): Ranking {
  if (operand.type !== T.object) throw new CommandError(5788001, 'specification must be an object')
  const many = name.endsWith('N')
  for (const [one] of fields(operand))
    if (!['sortBy', 'output', ...(many ? ['n'] : [])].includes(one))
      throw new CommandError(5788002, `Unknown argument to ${name} '${one}'`)
  const [n, output, sortBy] = [field(operand, 'n'), field(operand, 'output'), field(operand, 'sortBy')]
  if (many && n === undefined) throw new CommandError(5788003, "Missing value for 'n'")
  if (output === undefined) throw new CommandError(5788004, "Missing value for 'output'")
  if (sortBy === undefined) throw new CommandError(5788005, "Missing value for 'sortBy'")
  if (sortBy.type !== T.object) throw new CommandError(10065, 'invalid parameter: expected an object (sortBy)')
  return { sort: parseSort(sortBy), output: compile(output), n: n && compile(n) }
}

interface Ranked {
  keys: Value[]
  output: Value
}

function rankedSize({ keys, output }: Ranked): number {
  return keys.reduce((sum, key) => sum + key.buf.length, output.buf.length)
}

/** Keeps the outputs of the documents that sort first, or last. */
export function ranked(ranking: Ranking, n: number, bottom: boolean, memory: Memory) {
  const compare = (a: Ranked, b: Ranked): number => {
    for (const [i, key] of ranking.sort.entries()) {
      const order = compareValues(a.keys[i] as Value, b.keys[i] as Value)
      if (order !== 0) return key.descending ? -order : order
    }
    return 0
  }
  const kept = new Ordered<Ranked>(n, compare, bottom)
  return {
    add: (root: Value, output: Value | undefined) => {
      const keys = ranking.sort.map((key) => copyValue(sortValue(root, key)))
      const item = { keys, output: copyValue(output ?? values.null) }
      memory.hold(rankedSize(item))
      const gone = kept.add(item)
      if (gone) memory.release(rankedSize(gone))
    },
    result: (): Value[] => kept.items.map(({ output }) => output),
  }
}
