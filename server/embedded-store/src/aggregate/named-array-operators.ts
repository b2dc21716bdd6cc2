import { compareValues } from '../bson/key.ts'
import { toDouble } from '../bson/numbers.ts'
import { elements, field, T, truthy, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compareBySort, parseSort } from '../query/sort.ts'
import { arrayOf, type Compile, type Evaluate, isNullish } from './evaluation.ts'

/** By a document the fields to sort by, by a number the elements themselves. @throws CommandError 2942501 to 2942507 */
function sortArray(operand: Value, compile: Compile): Evaluate {
  const [input, sortBy] = [field(operand, 'input'), field(operand, 'sortBy')]
  if (!input) throw new CommandError(2942502, '$sortArray requires an input field')
  if (!sortBy) throw new CommandError(2942503, '$sortArray requires a sortBy field')
  const list = compile(input)
  const order =
    sortBy.type === T.object
      ? (a: Value, b: Value) => compareBySort(keys, a, b)
      : (a: Value, b: Value) => direction * compareValues(a, b)
  const keys = sortBy.type === T.object ? parseSort(sortBy) : []
  const direction = sortBy.type === T.object ? 1 : toDouble(sortBy)
  if (direction !== 1 && direction !== -1)
    throw new CommandError(2942507, 'Illegal sort specification of $sortArray: it must be 1 or -1')
  return (environment) => {
    const items = list(environment)
    if (isNullish(items)) return values.null
    if (items?.type !== T.array) throw new CommandError(2942504, 'The input argument to $sortArray must be an array')
    return arrayOf(elements(items).sort(order))
  }
}

/** @throws CommandError 34460 to 34468 */
function zip(operand: Value, compile: Compile): Evaluate {
  const inputs = field(operand, 'inputs')
  if (inputs?.type !== T.array || elements(inputs).length === 0)
    throw new CommandError(34461, 'inputs must be an array of expressions')
  const longest = field(operand, 'useLongestLength')
  if (longest && longest.type !== T.bool) throw new CommandError(34463, 'useLongestLength must be a bool')
  const given = field(operand, 'defaults')
  if (given && given.type !== T.array) throw new CommandError(34462, 'defaults must be an array of expressions')
  const stretch = truthy(longest)
  if (given && !stretch) throw new CommandError(34466, 'cannot specify defaults unless useLongestLength is true')
  const [parts, defaults] = [elements(inputs).map(compile), (given ? elements(given) : []).map(compile)]
  if (given && defaults.length !== parts.length)
    throw new CommandError(34467, 'defaults and inputs must have the same length')
  return (environment) => {
    const lists = parts.map((part) => part(environment))
    if (lists.some(isNullish)) return values.null
    if (lists.some((one) => one?.type !== T.array))
      throw new CommandError(34468, '$zip found a non-array expression in input')
    const columns = lists.map((one) => elements(one as Value))
    const lengths = columns.map((column) => column.length)
    const length = stretch ? Math.max(...lengths) : Math.min(...lengths)
    const filling = defaults.map((one) => one(environment))
    return arrayOf(Array.from({ length }, (_, i) => arrayOf(columns.map((column, at) => column[i] ?? filling[at]))))
  }
}

/** Operators on arrays with named arguments. */
export const NAMED_ARRAY_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $sortArray: sortArray,
  $zip: zip,
}
