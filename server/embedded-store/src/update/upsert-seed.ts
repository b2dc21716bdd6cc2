import { documentAt, elements, T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import type { Condition, Filter } from '../query/matcher.ts'
import type { Update } from './apply.ts'
import { setAt } from './paths.ts'
import { closeTree, Tree } from './tree.ts'

/** What a condition says a field must be: nothing, one value, or by `$all` several. */
function equalities({ operator, operand }: Condition): Value[] {
  if (operator === '$eq') return [operand]
  if ((operator !== '$in' && operator !== '$all') || operand.type !== T.array) return []
  const list = elements(operand)
  if (operator === '$in' && list.length > 1) return []
  return list.filter(({ type }) => type !== T.regex)
}

/**
 * The document an upsert starts from: the equalities of its filter; for a replacement the `_id` alone.
 * @throws CommandError 54 where the filter speaks of a field twice
 */
export function upsertSeed(filter: Filter, update: Update): Value {
  const tree = new Tree(false)
  const known: string[] = []
  for (const condition of filter.conditions) {
    const { path } = condition
    if (update.replacement && path !== '_id') continue
    for (const value of equalities(condition)) {
      const twice = known.find((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`))
      if (twice !== undefined) {
        const text = `cannot infer query fields to set, path '${path}' is matched twice`
        throw new CommandError('NotSingleValueField', text)
      }
      known.push(path)
      setAt(tree, path.split('.'), value)
    }
  }
  return documentAt(closeTree(tree))
}
