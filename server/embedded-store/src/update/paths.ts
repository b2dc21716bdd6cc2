import { MAX_DEPTH, tooDeep } from '../bson/validate.ts'
import { T, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
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

/** What stands at a path, or undefined. */
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

/** Sets what stands at a path, making documents on the way. @throws CommandError 28 where a value is in the way */
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

/** Removes what stands at a path; an array element leaves null behind. */
export function unsetAt(tree: Tree, path: readonly string[]): void {
  const parent = getAt(tree, path.slice(0, -1))
  const name = path.at(-1) as string
  if (!(parent instanceof Tree)) return
  if (parent.isArray) {
    if (parent.indexOf(name) >= 0) parent.set(name, values.null)
  } else parent.remove(name)
}

/** What positional parts of a path stand for. */
export interface PositionalContext {
  /** Position of the array element the query matched, for `$`. */
  matched: ((path: string) => number | undefined) | undefined
  /** Tests of `arrayFilters` by their identifier. */
  filters: ReadonlyMap<string, (element: Value) => boolean>
  close(node: Node): Value
}

/** @throws CommandError 56, 52, 15, 2 for names that no update may make */
export function checkFieldNames(text: string): void {
  const parts = text.split('.')
  if (parts.includes('')) {
    throw new CommandError(
      'EmptyFieldName',
      `The update path '${text}' contains an empty field name, which is not allowed.`,
    )
  }
  const [first = ''] = parts
  if (first.startsWith('$') && first !== '$' && !first.startsWith('$[')) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${first}' in '${text}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    )
  }
  if (parts.length > MAX_DEPTH) throw tooDeep()
  if (parts.filter((part) => part === '$').length > 1) {
    throw new CommandError('BadValue', `Too many positional (i.e. '$') elements found in path '${text}'`)
  }
}

/** The plain paths a path with `$`, `$[]` or `$[name]` stands for in this document. */
export function expandPath(tree: Tree, text: string, context: PositionalContext): string[][] {
  const parts = text.split('.')
  if (!text.includes('$')) return [parts]
  let paths: string[][] = [[]]
  for (const part of parts) {
    if (part === '$') paths = paths.map((path) => [...path, String(matchedPosition(path, context))])
    else if (part.startsWith('$[') && part.endsWith(']')) {
      paths = paths.flatMap((path) => everyElement(tree, path, part.slice(2, -1), context))
    } else paths = paths.map((path) => [...path, part])
  }
  return paths
}

function matchedPosition(path: string[], context: PositionalContext): number {
  const position = context.matched?.(path.join('.'))
  if (position === undefined) {
    throw new CommandError('BadValue', 'The positional operator did not find the match needed from the query.')
  }
  return position
}

function everyElement(tree: Tree, path: string[], name: string, context: PositionalContext): string[][] {
  const node = getAt(tree, path)
  if (!(node instanceof Tree) || !node.isArray) {
    throw new CommandError(
      'BadValue',
      `The path '${path.join('.')}' must exist in the document in order to apply array updates.`,
    )
  }
  const test = name === '' ? () => true : context.filters.get(name)
  if (!test) throw new CommandError('BadValue', `No array filter found for identifier '${name}' in path`)
  const found: string[][] = []
  node.parts.forEach((part, i) => {
    if (name === '' || test(context.close(part))) found.push([...path, String(i)])
  })
  return found
}
