import { elements, field, fields, T, textOf, Value } from '../bson/value.ts'
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

/** One pair of `$arrayToObject`: `[k, v]`, or `{k, v}`. @throws CommandError 40386, 40391 to 40398 */
function pairOf(pair: Value, asArray: boolean): [string, Value] {
  if (pair.type !== (asArray ? T.array : T.object))
    throw new CommandError(asArray ? 40396 : 40391, '$arrayToObject requires pairs of one form')
  const count = elements(pair).length
  if (count !== 2)
    throw new CommandError(
      asArray ? 40397 : 40392,
      '$arrayToObject requires a key and a value, found another number of them',
    )
  const [key, value] = asArray ? elements(pair) : [field(pair, 'k'), field(pair, 'v')]
  if (!key || !value) throw new CommandError(40393, "$arrayToObject requires an object with keys 'k' and 'v'")
  if (key.type !== T.string)
    throw new CommandError(asArray ? 40395 : 40394, '$arrayToObject requires keys of type string')
  return [textOf(key), value]
}

function arrayToObject([value]: Operand[]): Value {
  if (nullish(value)) return values.null
  const held = new Map<string, Value>()
  const pairs = list(value, '$arrayToObject')
  const asArray = pairs[0]?.type === T.array
  if (pairs[0] && !asArray && pairs[0].type !== T.object)
    throw new CommandError(40398, 'Unrecognised input type format for $arrayToObject')
  for (const pair of pairs) held.set(...pairOf(pair, asArray))
  const writer = new BsonWriter()
  for (const [name, one] of held) writer.value(name, one)
  return new Value(T.object, writer.finish(), 0)
}

function objectToArray([value]: Operand[]): Value {
  if (nullish(value)) return values.null
  const from = value as unknown as Value
  if (from.type !== T.object)
    throw new CommandError(40390, `$objectToArray requires a document input, found: ${typeName(from.type)}`)
  const pair = (name: string, one: Value) => new BsonWriter().string('k', name).value('v', one).finish()
  return array(fields(from).map(([name, one]) => new Value(T.object, pair(name, one), 0)))
}

/** Operators on documents. */
export const OBJECT_OPERATORS: Record<string, Operator> = {
  $mergeObjects: { arity: [0, ANY], run: (operands) => mergeObjects(spread(operands)) },
  $objectToArray: { arity: [1, 1], run: objectToArray },
  $arrayToObject: { arity: [1, 1], run: arrayToObject },
}
