import { T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName } from '../query/operators.ts'
import { nullish, type Operator } from './operand.ts'

function only(run: (value: Value) => Value): Operator {
  return { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : run(value as unknown as Value)) }
}

function timestampPart(operator: string, offset: number): Operator {
  return only((value) => {
    if (value.type === T.timestamp) return values.int64(value.buf.readUInt32LE(value.off + offset))
    throw new CommandError(
      operator === '$tsSecond' ? 5687301 : 5687302,
      `${operator} requires a timestamp argument, found: ${typeName(value.type)}`,
    )
  })
}

/** Operators that tell of a value what it is made of. */
export const SIZE_OPERATORS: Record<string, Operator> = {
  $binarySize: only((value) => {
    if (value.type === T.string) return values.int32(Buffer.byteLength(textOf(value)))
    if (value.type === T.binary) return values.int32(value.buf.readInt32LE(value.off))
    throw new CommandError(51276, `$binarySize requires a string or BinData argument, found: ${typeName(value.type)}`)
  }),
  $bsonSize: only((value) => {
    if (value.type === T.object) return values.int32(value.buf.readInt32LE(value.off))
    throw new CommandError(31393, `$bsonSize requires a document input, found: ${typeName(value.type)}`)
  }),
  $tsSecond: timestampPart('$tsSecond', 4),
  $tsIncrement: timestampPart('$tsIncrement', 0),
}
