import { compareValues } from '../bson/key.ts'
import { sum } from '../bson/numbers.ts'
import { bytesOf, field, fields, isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { typeName } from '../query/operators.ts'
import { addToSet, pull, push } from './array-operators.ts'
import { checkPath, getAt, setAt, unsetAt } from './paths.ts'
import { closeTree, type Node, nodeValue, openValue, Tree } from './tree.ts'

/** A compiled update: makes the new document of an old one. */
export interface Update {
  /** @param inserting the old document is the start of an upsert */
  apply(before: Value, inserting: boolean): Buffer
  /** The whole document is replaced. */
  replacement: boolean
}

type Operator = (tree: Tree, path: string[], operand: Value) => void

const OPERATORS: Record<string, Operator> = {
  $set: setAt,
  $setOnInsert: setAt,
  $unset: unsetAt,
  $inc: (tree, path, operand) => setAt(tree, path, incremented(getAt(tree, path), operand, path.join('.'))),
  $min: (tree, path, operand) => setIf((order) => order < 0, tree, path, operand),
  $max: (tree, path, operand) => setIf((order) => order > 0, tree, path, operand),
  $push: (tree, path, operand) => setAt(tree, path, push(getAt(tree, path), operand, path.join('.'))),
  $addToSet: (tree, path, operand) => setAt(tree, path, addToSet(getAt(tree, path), operand, path.join('.'))),
  $pull: (tree, path, operand) => pull(getAt(tree, path), operand, path.join('.')),
}
/** Operators of MongoDB that this store does not have. */
const LEFT_OUT = new Set('$mul $rename $currentDate $bit $pop $pullAll'.split(' '))

interface Step {
  operator: string
  path: string[]
  operand: Value
}

/** Compiles an update: operators or a replacement. @throws CommandError 9, 40, 115 … */
export function compileUpdate(raw: Value): Update {
  if (raw.type === T.array) throw unsupported('An update by pipeline')
  if (raw.type !== T.object) throw new CommandError('FailedToParse', 'An update is an object or an array')
  const operators = fields(raw)
  if (!operators[0]?.[0].startsWith('$')) return replacement(raw, operators)
  const steps = operators.flatMap(([operator, operand]) => stepsOf(operator, operand))
  for (const step of steps) tryOperand(step)
  steps.sort((a, b) => comparePaths(a.path, b.path))
  checkConflicts(steps)
  return { apply: (before, inserting) => applySteps(steps, before, inserting), replacement: false }
}

function stepsOf(operator: string, operand: Value): Step[] {
  if (LEFT_OUT.has(operator)) throw unsupported(operator)
  if (!Object.hasOwn(OPERATORS, operator)) throw new CommandError('FailedToParse', `Unknown modifier: ${operator}`)
  if (operand.type !== T.object) {
    throw new CommandError('FailedToParse', `${operator} operates on fields, not on a ${typeName(operand.type)}`)
  }
  return fields(operand).map(([path, value]) => ({ operator, path: checkPath(path), operand: value }))
}

function replacement(raw: Value, all: Array<[string, Value]>): Update {
  for (const [name] of all) {
    if (name.startsWith('$'))
      throw new CommandError('DollarPrefixedFieldName', `The field '${name}' may not begin with a dollar`)
  }
  return { apply: (before) => keepId(before, raw), replacement: true }
}

function keepId(before: Value, after: Value): Buffer {
  const id = field(before, '_id')
  const given = field(after, '_id')
  if (id && given && compareValues(id, given) !== 0) throw immutableId()
  if (id === undefined || (given && fields(after)[0]?.[0] === '_id')) return bytesOf(after)
  const tree = openValue(after)
  tree.remove('_id')
  tree.names.unshift('_id')
  tree.parts.unshift(id)
  return closeTree(tree)
}

function immutableId(): CommandError {
  return new CommandError('ImmutableField', "The update would modify the immutable field '_id'")
}

/** @throws CommandError 40 if one path is another, or leads to it */
function checkConflicts(steps: Step[]): void {
  // As the parts of paths are compared one by one, the paths that begin with a path come right after it.
  const sorted = steps.map(({ path }) => path.join('\0')).sort()
  sorted.forEach((path, i) => {
    const next = sorted[i + 1]
    if (next !== path && !next?.startsWith(`${path}\0`)) return
    const [shorter, longer] = [path.replaceAll('\0', '.'), next.replaceAll('\0', '.')]
    throw new CommandError('ConflictingUpdateOperators', `Updating '${longer}' would create a conflict at '${shorter}'`)
  })
}

/** Checks an operand before any document is found. */
function tryOperand({ operator, operand }: Step): void {
  const tree = new Tree(false)
  if (operator === '$pull') tree.set('a', values.emptyArray)
  applyStep(tree, { operator, path: ['a'], operand })
}

function applySteps(steps: Step[], before: Value, inserting: boolean): Buffer {
  const tree = openValue(before)
  const id = tree.get('_id')
  for (const step of steps) if (inserting || step.operator !== '$setOnInsert') applyStep(tree, step)
  const after = tree.get('_id')
  if (id !== undefined && (after === undefined || compareValues(nodeValue(id), nodeValue(after)) !== 0))
    throw immutableId()
  return closeTree(tree)
}

/** New fields are added in the order of their names, numbers as numbers, as MongoDB does. */
function comparePaths(x: string[], y: string[]): number {
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i] as string, y[i] as string]
    if (p === q) continue
    const numeric = /^\d+$/.test(p) && /^\d+$/.test(q)
    return numeric ? Number(p) - Number(q) : p < q ? -1 : 1
  }
  return x.length - y.length
}

function applyStep(tree: Tree, { operator, path, operand }: Step): void {
  OPERATORS[operator]?.(tree, path, operand)
}

/** Sets a missing field, or compares with the present value for `$min` and `$max`. */
function setIf(wanted: (order: number) => boolean, tree: Tree, path: string[], operand: Value): void {
  const node = getAt(tree, path)
  if (node === undefined || wanted(compareValues(operand, nodeValue(node)))) setAt(tree, path, operand)
}

/** The value after `$inc`; a missing one counts as zero. @throws CommandError 14, 2 beyond 64 bits */
function incremented(node: Node | undefined, operand: Value, path: string): Value {
  if (!isNumber(operand)) throw new CommandError('TypeMismatch', `Cannot increment '${path}' by no number`)
  if (node === undefined) return operand
  const before = nodeValue(node)
  if (!isNumber(before)) {
    throw new CommandError('TypeMismatch', `Cannot apply $inc to '${path}', which is a ${typeName(before.type)}`)
  }
  const result = sum(before, operand)
  if (result) return result
  throw new CommandError('BadValue', `$inc of the field '${path}': 64-bit overflow`)
}
