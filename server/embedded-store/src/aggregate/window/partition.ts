import type { Value } from '../../bson/value.ts'
import type { SortKey } from '../../query/sort.ts'
import type { Evaluate, Variables } from '../evaluation.ts'
import type { Memory } from '../memory.ts'

/** The documents of one partition in order, and what window functions need beside them. */
export interface Partition {
  docs: Value[]
  variables: Variables
  memory: Memory
  /** Documents looked at since the last rest. */
  steps: number
}

/** The order of a partition where it has only one key: the key, and what a document has there. */
export interface Axis {
  key: SortKey
  value: Evaluate
}

/** What `evaluate` makes of the document at this place. */
export function evaluateAt(partition: Partition, at: number, evaluate: Evaluate): Value | undefined {
  partition.steps++
  return evaluate({ root: partition.docs[at] as Value, variables: partition.variables })
}
