import { elements, field, T, textOf, truthy, Value } from '../bson/value.ts'
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

function readUnwind(operand: Value): Unwind {
  const path = operand.type === T.object ? field(operand, 'path') : operand
  const text = path?.type === T.string ? textOf(path) : ''
  if (!text.startsWith('$')) throw new CommandError(28818, "path option to $unwind stage should be prefixed with a '$'")
  const index = operand.type === T.object ? field(operand, 'includeArrayIndex') : undefined
  return {
    path: text.slice(1).split('.'),
    index: index?.type === T.string ? textOf(index) : undefined,
    keep: operand.type === T.object && truthy(field(operand, 'preserveNullAndEmptyArrays')),
  }
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
