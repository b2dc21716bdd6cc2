import { elements, fields, T, textOf, truthy, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { getAt, setAt } from '../update/paths.ts'
import { closeTree, nodeValue, openValue, Tree } from '../update/tree.ts'
import type { Stage } from './stage.ts'

interface Unwind {
  path: string[]
  index: string | undefined
  keep: boolean
}

/** @throws CommandError 15981, 28808 to 28812, 28818, 28822 */
function readUnwind(operand: Value): Unwind {
  if (operand.type !== T.object && operand.type !== T.string)
    throw new CommandError(15981, 'expected either a string or an object as specification for $unwind stage')
  const spec = operand.type === T.object ? new Map(fields(operand)) : new Map([['path', operand]])
  for (const name of spec.keys())
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name))
      throw new CommandError(28811, `unrecognized option to $unwind stage: ${name}`)
  const [path, index, keep] = ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].map((name) => spec.get(name))
  if (!path) throw new CommandError(28812, 'no path specified to $unwind stage')
  if (path.type !== T.string) throw new CommandError(28808, 'expected a string as the path for $unwind stage')
  const text = textOf(path)
  if (!text.startsWith('$')) throw new CommandError(28818, "path option to $unwind stage should be prefixed with a '$'")
  if (keep && keep.type !== T.bool)
    throw new CommandError(28809, 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  if (index && (index.type !== T.string || textOf(index) === ''))
    throw new CommandError(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage')
  if (index && textOf(index).startsWith('$'))
    throw new CommandError(28822, "includeArrayIndex option to $unwind stage should not be prefixed with a '$'")
  return { path: text.slice(1).split('.'), index: index && textOf(index), keep: truthy(keep) }
}

/** `$unwind` */
export function unwindStage(operand: Value): Stage {
  const { path, index, keep } = readUnwind(operand)
  const made = (doc: Value, value: Value | undefined, position: number | undefined): Value => {
    const tree = openValue(doc)
    if (value !== undefined) setAt(tree, path, value)
    if (index !== undefined)
      setAt(tree, index.split('.'), position === undefined ? values.null : values.int64(position))
    return new Value(T.object, closeTree(tree), 0)
  }
  return function* (input) {
    for (const doc of input) {
      if (doc === undefined) {
        yield undefined
        continue
      }
      const node = getAt(openValue(doc), path)
      const value = node && nodeValue(node)
      if (value?.type === T.array) {
        const items = elements(value)
        for (let i = 0; i < items.length; i++) yield made(doc, items[i], i)
        if (items.length === 0 && keep) yield removed(doc, path, index)
      } else if (value !== undefined && value.type !== T.null) yield made(doc, value, undefined)
      else if (keep) yield made(doc, undefined, undefined)
    }
  }
}

function removed(doc: Value, path: string[], index: string | undefined): Value {
  const tree = openValue(doc)
  const parent = path.length === 1 ? tree : getAt(tree, path.slice(0, -1))
  if (parent instanceof Tree) parent.remove(path.at(-1) as string)
  if (index !== undefined) setAt(tree, index.split('.'), values.null)
  return new Value(T.object, closeTree(tree), 0)
}
