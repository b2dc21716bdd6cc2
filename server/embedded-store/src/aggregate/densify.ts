import { compareValues, keyOf } from '../bson/key.ts'
import { isInteger, toDouble } from '../bson/numbers.ts'
import { elements, isNumber, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { pathOf, plainGet } from '../query/path.ts'
import { parseSort, Sorter } from '../query/sort.ts'
import { getAt, setAt } from '../update/paths.ts'
import { closeTree, openValue, Tree } from '../update/tree.ts'
import { calculate } from './arithmetic-operators.ts'
import { addUnits, readUnit, type TimeUnit } from './dates/units.ts'
import { type Evaluate, isNullish } from './evaluation.ts'
import { compilePath } from './expression.ts'
import { Memory } from './memory.ts'
import { ofType, readSpec } from './spec.ts'
import type { Documents, Stage } from './stage.ts'

const STAGE = '$densify'
/** As many documents as MongoDB makes up. */
const MOST_MADE = 500_000
const REST_EVERY = 1000

interface Range {
  step: Value
  unit: TimeUnit | undefined
  bounds: 'full' | 'partition' | [Value, Value]
}

interface Wish extends Range {
  field: string[]
  partitions: Array<{ path: string; evaluate: Evaluate }>
}

function readBounds(value: Value, step: Value, unit: TimeUnit | undefined): Range['bounds'] {
  if (value.type === T.string) {
    const text = textOf(value)
    if (text === 'full' || text === 'partition') return text
    throw new CommandError(5946802, "Bounds string must either be 'full' or 'partition'")
  }
  if (value.type !== T.array)
    throw new CommandError(5733404, "The bounds in a range statement must be 'full', 'partition', or an array")
  const [lower, upper, more] = elements(value)
  if (!lower || !upper || more)
    throw new CommandError(5733403, 'A bounding array in a range statement must have exactly two elements')
  if (compareValues(lower, upper) > 0)
    throw new CommandError(5733402, 'A bounding array must be an ascending array of either two dates or two numbers')
  if (isNumber(lower)) {
    if (unit) throw new CommandError(5733409, 'Numeric bounds may not have unit parameter')
    if (!isNumber(upper))
      throw new CommandError(5733406, 'A bounding array must contain either both dates or both numeric types')
    if (lower.type !== upper.type || lower.type !== step.type)
      throw new CommandError(5876900, 'Upper bound, lower bound, and step must all have the same type')
  } else if (lower.type === T.date) {
    if (upper.type !== T.date)
      throw new CommandError(5733405, 'A bounding array must contain either both dates or both numeric types')
    if (!unit) throw new CommandError(5733410, 'A bounding array of dates must specify a unit')
  } else throw new CommandError(5946800, 'Explicit bounds must be numeric or dates')
  return [lower, upper]
}

function readRange(operand: Value): Range {
  const { step, bounds, unit } = readSpec(`${STAGE}.range`, operand, ['step', 'bounds'], ['unit'])
  if (!step || !isNumber(step) || !(compareValues(step, values.int32(0)) > 0))
    throw new CommandError(5733401, 'The step parameter in a range statement must be a strictly positive numeric value')
  if (unit && !isInteger(step) && !Number.isSafeInteger(toDouble(step)))
    throw new CommandError(6586400, 'The step parameter must be a whole number when densifying a date range')
  const read = unit && readUnit(unit)
  return { step, unit: read, bounds: readBounds(bounds as Value, step, read) }
}

function pathOfField(value: Value | undefined, name: string): string {
  const path = textOf(ofType(value, T.string, STAGE, name) as Value)
  if (path.split('.').includes('')) throw new CommandError(40353, `FieldPath must not contain empty parts: ${path}`)
  if (path.startsWith('$')) throw new CommandError(16410, `FieldPath field names may not start with '$': ${path}`)
  return path
}

function read(operand: Value): Wish {
  const spec = readSpec(STAGE, operand, ['field', 'range'], ['partitionByFields'])
  const range = readRange(ofType(spec.range, T.object, STAGE, 'range') as Value)
  const field = pathOfField(spec.field, 'field')
  const names = elements(ofType(spec.partitionByFields, T.array, STAGE, 'partitionByFields') ?? values.emptyArray)
  const partitions = names.map((name) => {
    const path = pathOfField(name, 'partitionByFields')
    return { path, evaluate: compilePath(`$${path}`) }
  })
  if (partitions.some(({ path }) => path === field))
    throw new CommandError(
      8993000,
      `BSON field '${STAGE}.partitionByFields' contains the field that is being densified`,
    )
  if (range.bounds === 'partition' && partitions.length === 0)
    throw new CommandError(
      5733408,
      "One cannot specify the bounds as 'partition' without specifying a non-empty array of partitionByFields.",
    )
  return { ...range, field: field.split('.'), partitions }
}

/** The next value on the grid of a range. */
function later(value: Value, { step, unit }: Range): Value {
  return unit ? addUnits(value, unit, toDouble(step)) : calculate('+', value, step)
}

/** The value that is made dense; undefined where there is none. @throws CommandError 5733201, 6053600 */
function densified(doc: Value, { field, unit }: Wish): Value | undefined {
  const value = plainGet(doc, pathOf(field.join('.')))
  if (isNullish(value)) return undefined
  const date = value?.type === T.date
  if (!date && !isNumber(value as Value))
    throw new CommandError(5733201, 'Densify field type must be numeric or a date')
  if (date !== (unit !== undefined))
    throw new CommandError(
      6053600,
      `Encountered ${date ? 'date' : 'numeric'} densify value, which the step does not fit`,
    )
  return value
}

/** One partition: the fields its documents share, and the value of the grid that is due next. */
interface Partition {
  shared: Value
  next: Value
}

function sharedFields(doc: Value, wish: Wish): Value {
  const tree = new Tree(false)
  for (const { path, evaluate } of wish.partitions) {
    const value = evaluate({ root: doc, variables: new Map() })
    if (value !== undefined) setAt(tree, path.split('.'), value)
  }
  return new Value(T.object, closeTree(tree), 0)
}

function made(partition: Partition, { field }: Wish): Value {
  const tree = openValue(partition.shared)
  for (let length = 1; length < field.length; length++) {
    const node = getAt(tree, field.slice(0, length))
    if (node instanceof Tree && node.isArray)
      throw new CommandError(5733307, '$densify cannot generate fields nested inside arrays')
    if (node !== undefined && !(node instanceof Tree))
      throw new CommandError(5733308, '$densify cannot overwrite non-object values with objects')
  }
  setAt(tree, field, partition.next)
  return new Value(T.object, closeTree(tree), 0)
}

/** What is due of a partition before the limit, or up to it. */
class Grid {
  private readonly wish: Wish
  private count = 0

  constructor(wish: Wish) {
    this.wish = wish
  }

  *fill(partition: Partition, limit: Value, including: boolean): Generator<Value | undefined, void, void> {
    for (;;) {
      const order = compareValues(partition.next, limit)
      if (order > 0 || (order === 0 && !including)) return
      if (++this.count > MOST_MADE)
        throw new CommandError(5897900, `Generated ${this.count} documents in $densify, which is over the limit`)
      yield made(partition, this.wish)
      partition.next = later(partition.next, this.wish)
      if (this.count % REST_EVERY === 0) yield undefined
    }
  }
}

function* sorted(input: Documents, wish: Wish): Generator<undefined, Value[], void> {
  const order = new BsonWriter()
  if (wish.bounds !== 'full') for (const { path } of wish.partitions) order.int32(path, 1)
  const sorter = new Sorter(parseSort(new Value(T.object, order.int32(wish.field.join('.'), 1).finish(), 0)))
  for (const doc of input) {
    if (doc === undefined) yield undefined
    else sorter.add(doc)
  }
  return sorter.take()
}

/**
 * `$densify`: makes up documents for the values of a grid that none has. The grid of a partition begins at the lower
 * bound; without bounds at its first value, or with `full` at the first of all.
 * @throws CommandError 9, 14, 40414, 40415, 57334xx …
 */
export function densifyStage(operand: Value): Stage {
  const wish = read(operand)
  const bounds = typeof wish.bounds === 'string' ? undefined : wish.bounds
  return function* (input) {
    const partitions = new Map<string, Partition>()
    const memory = new Memory(STAGE, 6007200)
    const grid = new Grid(wish)
    let [least, greatest]: [Value | undefined, Value | undefined] = [undefined, undefined]
    for (const doc of yield* sorted(input, wish)) {
      const value = densified(doc, wish)
      if (value === undefined) {
        yield doc
        continue
      }
      least ??= value
      greatest = value
      const shared = sharedFields(doc, wish)
      const key = keyOf(shared).toString('latin1')
      let partition = partitions.get(key)
      if (!partition) {
        memory.hold(key.length + shared.buf.length)
        partition = { shared, next: bounds?.[0] ?? (wish.bounds === 'full' ? least : value) }
        partitions.set(key, partition)
      }
      const limit = bounds && compareValues(bounds[1], value) < 0 ? bounds[1] : value
      yield* grid.fill(partition, limit, false)
      if (compareValues(partition.next, value) === 0) partition.next = later(value, wish)
      yield doc
    }
    if (bounds && wish.partitions.length === 0 && partitions.size === 0)
      partitions.set('', { shared: values.emptyDocument, next: bounds[0] })
    if (bounds) for (const one of partitions.values()) yield* grid.fill(one, bounds[1], false)
    else if (wish.bounds === 'full' && greatest)
      for (const one of partitions.values()) yield* grid.fill(one, greatest, true)
  }
}
