import { MAX_DEPTH, tooDeep } from '../bson/validate.ts'
import { T, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { type Node, openValue, Tree } from './tree.ts'

const LONGEST_PADDING = 1_500_000

function child(tree: Tree, name: string): Node | undefined {
  const at = tree.indexOf(name)
  const part = tree.parts[at]
  if (part instanceof Value && (part.type === T.object || part.type === T.array)) {
    const opened = openValue(part)
    tree.parts[at] = opened
    return opened
  }
  return part
}

/** The value at a path, or undefined. */
export function getAt(tree: Tree, path: readonly string[]): Node | undefined {
  let at: Node | undefined = tree
  for (const name of path) {
    if (!(at instanceof Tree)) return undefined
    at = child(at, name)
  }
  return at
}

function notViable(name: string, parent: string): CommandError {
  return new CommandError('PathNotViable', `Cannot create field '${name}' in element {${parent}}`)
}

function pad(tree: Tree, name: string, parent: string): void {
  if (!tree.isArray) return
  if (!/^(0|[1-9]\d*)$/.test(name)) throw notViable(name, parent)
  const index = Number(name)
  if (index - tree.parts.length > LONGEST_PADDING) {
    throw new CommandError('BadValue', 'array index is too far behind the end of the array')
  }
  while (tree.parts.length < index) tree.parts.push(values.null)
}

/**
 * Sets the value at a path, and makes the documents that lead to it. @throws CommandError 28 if a value prevents that
 */
export function setAt(tree: Tree, path: readonly string[], node: Node): void {
  let at = tree
  path.forEach((name, i) => {
    const parent = path[i - 1] ?? ''
    if (i === path.length - 1) {
      pad(at, name, parent)
      at.set(name, node)
      return
    }
    let next = child(at, name)
    if (next === undefined) {
      next = new Tree(false)
      pad(at, name, parent)
      at.set(name, next)
    }
    if (!(next instanceof Tree)) throw notViable(path[i + 1] as string, name)
    at = next
  })
}

/** Removes the value at a path; an array element becomes null. */
export function unsetAt(tree: Tree, path: readonly string[]): void {
  const parent = getAt(tree, path.slice(0, -1))
  const name = path.at(-1) as string
  if (!(parent instanceof Tree)) return
  if (parent.isArray) {
    if (parent.indexOf(name) >= 0) parent.set(name, values.null)
  } else parent.remove(name)
}

/**
 * The parts of a path. @throws CommandError 56, 52, 15 for names that no update may make, 115 for positions that a
 * query found
 */
export function checkPath(text: string): string[] {
  const parts = text.split('.')
  if (parts.includes('')) {
    throw new CommandError('EmptyFieldName', `The path '${text}' contains an empty name`)
  }
  if (parts.some((part) => part === '$' || part.startsWith('$['))) throw unsupported('A positional update')
  const [first = ''] = parts
  if (first.startsWith('$')) {
    throw new CommandError('DollarPrefixedFieldName', `The field '${text}' may not begin with a dollar`)
  }
  if (parts.length > MAX_DEPTH) throw tooDeep()
  return parts
}
