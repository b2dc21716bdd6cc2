import { T, textOf, type Value } from '../../bson/value.ts'
import { CommandError, unsupported } from '../../errors.ts'
import { typeName } from '../../query/operators.ts'
import { type Environment, type Evaluate, isNullish } from '../evaluation.ts'
import { UTC, type Zone, zoneOf } from './zone.ts'

/** What a JavaScript date reaches; beyond it there is no calendar here. */
const FARTHEST = 8.64e15

/** A date, an id or a timestamp as milliseconds. @throws CommandError with this code for what is none */
export function instantOf(value: Value, code = 16006): number {
  switch (value.type) {
    case T.date: {
      const instant = Number(value.buf.readBigInt64LE(value.off))
      if (Math.abs(instant) > FARTHEST) throw unsupported('A date beyond the calendar')
      return instant
    }
    case T.timestamp:
      return value.buf.readUInt32LE(value.off + 4) * 1000
    case T.objectId:
      return value.buf.readUInt32BE(value.off) * 1000
    default:
      throw new CommandError(code, `can't convert from BSON type ${typeName(value.type)} to Date`)
  }
}

/** The zone asked for, UTC where none is; undefined for null. @throws CommandError 40517, 40485 */
export function zoneAt(timezone: Evaluate | undefined, environment: Environment): Zone | undefined {
  if (!timezone) return UTC
  const value = timezone(environment)
  if (isNullish(value)) return undefined
  if (value?.type !== T.string) throw new CommandError(40517, 'timezone must evaluate to a string')
  return zoneOf(textOf(value))
}
