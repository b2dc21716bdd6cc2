import type { Value } from '../bson/value.ts'
import { parseSort, Sorter } from '../query/sort.ts'
import { documentOperand, type Stage } from './stage.ts'

/** `$sort` */
export function sortStage(operand: Value): Stage {
  const sort = parseSort(documentOperand(operand, '$sort'))
  return function* (input) {
    const sorter = new Sorter(sort)
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else sorter.add(doc)
    }
    yield* sorter.take()
  }
}
