import { elements, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName } from '../query/operators.ts'
import { ANY, array, list, nullish, type Operand, type Operator, spread } from './operand.ts'

/** The fields of all these documents in one; later ones win, what is null or missing is passed over. @throws CommandError 40400 */
export function mergeObjects(operands: Operand[]): Value {
  const held = new Map<string, Value>()
  for (const operand of operands) {
    if (nullish(operand)) continue
    const value = operand as unknown as Value
    if (value.type !== T.object)
      throw new CommandError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeName(value.type)}`,
      )
    for (const [name, one] of fields(value)) held.set(name, one)
  }
  const writer = new BsonWriter()
  for (const [name, value] of held) writer.value(name, value)
  return new Value(T.object, writer.finish(), 0)
}

/** Operators on documents. */
export const OBJECT_OPERATORS: Record<string, Operator> = {
  $mergeObjects: { arity: [0, ANY], run: (operands) => mergeObjects(spread(operands)) },
  $objectToArray: {
    arity: [1, 1],
    run: ([value]) => {
      if (nullish(value)) return values.null
      return array(
        fields(value as unknown as Value).map(
          ([name, one]) => new Value(T.object, new BsonWriter().string('k', name).value('v', one).finish(), 0),
        ),
      )
    },
  },
  $arrayToObject: {
    arity: [1, 1],
    run: ([value]) => {
      if (nullish(value)) return values.null
      const held = new Map<string, Value>()
      for (const pair of list(value, '$arrayToObject')) {
        const [key, one] = elements(pair)
        if (key?.type !== T.string || one === undefined)
          throw new CommandError(40386, '$arrayToObject requires pairs of a string and a value')
        held.set(textOf(key), one)
      }
      const writer = new BsonWriter()
      for (const [name, one] of held) writer.value(name, one)
      return new Value(T.object, writer.finish(), 0)
    },
  },
}
