import { T, textOf, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import { checkFieldNames, getAt, setAt, unsetAt } from './paths.ts'
import { Tree } from './tree.ts'

const bad = (message: string) => new CommandError('BadValue', message)

/** Where a field is to go. @throws CommandError 2, 52, 56 for what cannot be a move of one field */
export function checkRename(from: string, to: Value): void {
  if (to.type !== T.string) throw bad(`The 'to' field for $rename must be a string: ${from}`)
  const target = textOf(to)
  for (const path of [from, target]) {
    checkFieldNames(path)
    if (path.split('.').some((part) => part === '$' || part.startsWith('$['))) {
      throw bad(`The source and target field for $rename may not be dynamic: ${path}`)
    }
  }
  if (from === target) throw bad(`The source and target field for $rename must differ: ${from}`)
  if (target.startsWith(`${from}.`) || from.startsWith(`${target}.`)) {
    throw bad(`The source and target field for $rename must not be on the same path: ${from}: "${target}"`)
  }
}

function refuseArrays(tree: Tree, path: readonly string[], end: string): void {
  for (let length = 1; length < path.length; length++) {
    const parent = getAt(tree, path.slice(0, length))
    if (parent instanceof Tree && parent.isArray) {
      throw bad(`The ${end} field cannot be an array element, '${path.join('.')}'`)
    }
  }
}

/** `$rename`: moves a field that is there. */
export function rename(tree: Tree, source: string, operand: Value): void {
  const from = source.split('.')
  const to = textOf(operand).split('.')
  const node = getAt(tree, from)
  if (node === undefined) return
  refuseArrays(tree, from, 'source')
  refuseArrays(tree, to, 'destination')
  unsetAt(tree, from)
  setAt(tree, to, node)
}
