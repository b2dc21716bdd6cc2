import { compareValues, keyOf } from '../../bson/key.ts'
import { copyValue, fields, T, Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { parseSort, Sorter, type SortKey } from '../../query/sort.ts'
import { closeTree, openValue } from '../../update/tree.ts'
import type { Evaluate, Variables } from '../evaluation.ts'
import { compile, compilePath } from '../expression.ts'
import { place } from '../field-stages.ts'
import { Memory } from '../memory.ts'
import { ofType, readSpec } from '../spec.ts'
import type { Documents, PipelineContext, Stage } from '../stage.ts'
import { compileWindowFunction } from './functions.ts'
import type { Partition } from './partition.ts'
import type { WindowFunction } from './windowed.ts'

// How many documents windows may look at before others have their turn.
const STEPS = 2000

interface Output {
  path: string[]
  compute: WindowFunction
}

interface Wish {
  partitionBy: Evaluate | undefined
  sort: SortKey[]
  outputs: Output[]
}

function checkPaths(paths: string[]): void {
  for (const path of paths) {
    const parts = path.split('.')
    if (parts.includes('')) throw new CommandError(40353, `FieldPath must not contain empty parts: ${path}`)
    if (parts.some((part) => part.startsWith('$')))
      throw new CommandError(16410, `FieldPath field names may not start with '$': ${path}`)
    if (paths.some((other) => other !== path && other.startsWith(`${path}.`)))
      throw new CommandError(6307900, "$setWindowFields 'output' specification contains two conflicting paths")
  }
}

function read(operand: Value): Wish {
  const stage = '$setWindowFields'
  const { partitionBy, sortBy, output } = readSpec(stage, operand, ['output'], ['partitionBy', 'sortBy'])
  const order = ofType(sortBy, T.object, stage, 'sortBy')
  const sort = order ? parseSort(order) : []
  if (order && sort.length === 0) throw new CommandError(15976, '$sort stage must have at least one sort key')
  const [key, more] = sort
  const axis = key && !more ? { key, value: compilePath(`$${key.name}`) } : undefined
  const wanted = fields(ofType(output, T.object, stage, 'output') as Value)
  checkPaths(wanted.map(([path]) => path))
  const outputs = wanted.map(([path, spec]): Output => {
    if (spec.type !== T.object) throw new CommandError('FailedToParse', `The field '${path}' must be an object`)
    return { path: path.split('.'), compute: compileWindowFunction(spec, { sorted: sort.length > 0, axis, compile }) }
  })
  return { partitionBy: partitionBy && compile(partitionBy), sort, outputs }
}

interface Gathering {
  key: Value
  sorter: Sorter
}

/** The documents of each partition in their order, the partitions in the order of their keys. */
function* gather(
  input: Documents,
  { partitionBy, sort }: Wish,
  variables: Variables,
  memory: Memory,
): Generator<undefined, Value[][], void> {
  const partitions = new Map<string, Gathering>()
  for (const root of input) {
    if (root === undefined) {
      yield undefined
      continue
    }
    const key = partitionBy?.({ root, variables }) ?? values.null
    if (key.type === T.array) throw new CommandError('TypeMismatch', "Cannot 'partitionBy' an expression of type array")
    const text = keyOf(key).toString('latin1')
    let partition = partitions.get(text)
    if (!partition) {
      partition = { key: copyValue(key), sorter: new Sorter(sort) }
      partitions.set(text, partition)
    }
    memory.hold(root.buf.readInt32LE(root.off))
    partition.sorter.add(root)
  }
  const ordered = [...partitions.values()].sort((a, b) => compareValues(a.key, b.key))
  return ordered.map(({ sorter }) => sorter.take())
}

function* compute(partition: Partition, outputs: Output[]): Generator<Value | undefined, void, void> {
  const columns = outputs.map(({ path, compute }) => ({ path, valueAt: compute(partition) }))
  for (const [at, doc] of partition.docs.entries()) {
    const tree = openValue(doc)
    for (const { path, valueAt } of columns) {
      const value = valueAt(at)
      if (value !== undefined) place(tree, path, value)
      if (partition.steps > STEPS) {
        partition.steps = 0
        yield undefined
      }
    }
    yield new Value(T.object, closeTree(tree), 0)
  }
}

/** `$setWindowFields` @throws CommandError 9, 14, 40414, 40415, 292 … */
export function setWindowFieldsStage(operand: Value, { variables }: PipelineContext): Stage {
  const wish = read(operand)
  return function* (input) {
    const memory = new Memory('$setWindowFields')
    for (const docs of yield* gather(input, wish, variables, memory))
      yield* compute({ docs, variables, memory, steps: 0 }, wish.outputs)
  }
}
