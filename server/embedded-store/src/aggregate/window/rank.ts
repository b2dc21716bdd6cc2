import { compareValues } from '../../bson/key.ts'
import { copyValue, fields, T, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { sortValue } from '../../query/sort.ts'
import type { MakeAccumulator } from '../accumulator.ts'
import type { Axis } from './partition.ts'

/** `$rank`, `$denseRank` and `$documentNumber`. @throws CommandError 5371602, 5371603 */
export function ranking(name: string, operand: Value, axis: Axis | undefined): MakeAccumulator {
  if (operand.type !== T.object || fields(operand).length > 0)
    throw new CommandError(5371603, `${name} must be specified with '{}' as the value`)
  if (!axis)
    throw new CommandError(
      5371602,
      `${name} must be specified with a top level sortBy expression with exactly one element`,
    )
  return () => {
    let last: Value | undefined
    let [rank, dense, number] = [0, 0, 0]
    return {
      add: ({ root }) => {
        number++
        const value = sortValue(root, axis.key)
        if (last !== undefined && compareValues(last, value) === 0) return
        last = copyValue(value)
        dense++
        rank = number
      },
      result: () => values.int32(name === '$rank' ? rank : name === '$denseRank' ? dense : number),
    }
  }
}
