import { keyOf } from '../bson/key.ts'
import { copyValue, fields, T, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { type Accumulator, compileAccumulator, type MakeAccumulator } from './accumulator.ts'
import type { Evaluate, Variables } from './evaluation.ts'
import { compile } from './expression.ts'
import { Memory } from './memory.ts'
import type { Stage } from './stage.ts'

/** A field that is accumulated. */
export interface Column {
  name: string
  make: MakeAccumulator
}

/** Reads `{total: {$sum: …}}`. @throws CommandError 40234 to 40238, 15952 */
export function readColumn(name: string, value: Value): Column {
  if (name.includes('.')) throw new CommandError(40235, `The field name '${name}' cannot contain '.'`)
  if (name.startsWith('$')) throw new CommandError(40236, `The field name '${name}' cannot be an operator name`)
  if (value.type !== T.object) throw new CommandError(40234, `The field '${name}' must be an accumulator object`)
  const [only, more] = fields(value)
  if (!only || more) throw new CommandError(40238, `The field '${name}' must specify one accumulator`)
  if (only[1].type === T.array) throw new CommandError(40237, `The ${only[0]} accumulator is a unary operator`)
  const make = compileAccumulator(only[0], only[1], compile)
  if (!make) throw new CommandError(15952, `unknown group operator '${only[0]}'`)
  return { name, make }
}

interface Group {
  id: Value
  accumulators: Accumulator[]
}

/** Starts the accumulators of a group. */
export function startGroup(id: Value, columns: Column[], variables: Variables, memory: Memory): Accumulator[] {
  const root = id.type === T.object ? id : values.emptyDocument
  return columns.map((column) => column.make({ root, variables }, memory))
}

/** The fields of a group behind its `_id`. */
export function writeColumns(writer: BsonWriter, columns: Column[], accumulators: Accumulator[]): Value {
  columns.forEach((column, i) => {
    writer.value(column.name, accumulators[i]?.result() ?? values.null)
  })
  return new Value(T.object, writer.finish(), 0)
}

// What a group costs beside its key: the entry of the map and the accumulators.
const GROUP_BYTES = 128
const ACCUMULATOR_BYTES = 64

/** Gathers documents by what `id` makes of them. */
export function grouping(id: Evaluate, columns: Column[], variables: Variables, stage = '$group'): Stage {
  return function* (input) {
    const groups = new Map<string, Group>()
    const memory = new Memory(stage)
    for (const root of input) {
      if (root === undefined) {
        yield undefined
        continue
      }
      const environment = { root, variables }
      const key = id(environment) ?? values.null
      const text = keyOf(key).toString('latin1')
      let group = groups.get(text)
      if (!group) {
        const held = copyValue(key)
        memory.hold(held.buf.length + text.length + GROUP_BYTES + columns.length * ACCUMULATOR_BYTES)
        group = { id: held, accumulators: startGroup(held, columns, variables, memory) }
        groups.set(text, group)
      }
      for (const accumulator of group.accumulators) accumulator.add(environment)
    }
    for (const group of groups.values())
      yield writeColumns(new BsonWriter().value('_id', group.id), columns, group.accumulators)
  }
}

/** `$group` */
export function groupStage(spec: Value, variables: Variables): Stage {
  if (spec.type !== T.object) throw new CommandError(15947, "a group's fields must be specified in an object")
  let id: Evaluate | undefined
  const columns: Column[] = []
  for (const [name, value] of fields(spec)) {
    if (name !== '_id') columns.push(readColumn(name, value))
    else if (id) throw new CommandError(15948, "a group's _id may only be specified once")
    else id = compile(value)
  }
  if (!id) throw new CommandError(15955, 'a group specification must include an _id')
  return grouping(id, columns, variables)
}
