import { compareValues } from '../bson/key.ts'
import { bytesOf, field, fields, T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName } from '../query/operators.ts'
import { compileArrayFilters } from './array-filters.ts'
import { addToSet, currentDate, pop, pull, pullAll, push } from './array-operators.ts'
import { applyBits, incremented } from './number-operators.ts'
import { checkFieldNames, expandPath, getAt, type PositionalContext, setAt, unsetAt } from './paths.ts'
import { checkRename, rename } from './rename.ts'
import { closeTree, nodeValue, openValue, Tree } from './tree.ts'

/** A compiled update: makes the new document of an old one. */
export interface Update {
  apply(before: Value, matched: PositionalContext['matched'], inserting: boolean): Buffer
  /** The whole document is replaced. */
  replacement: boolean
  /** The position of the matched array element is needed. */
  positional: boolean
}

export interface UpdateOptions {
  arrayFilters?: Value | undefined
  /** Compiles the pipeline form. */
  pipeline?: (stages: Value) => (doc: Value) => Value
}

const OPERATORS = new Set([
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$setOnInsert',
  '$currentDate',
  '$push',
  '$pushAll',
  '$addToSet',
  '$pop',
  '$pull',
  '$pullAll',
  '$bit',
])

interface Step {
  operator: string
  path: string
  operand: Value
}

/** Compiles an update: operators, a replacement or a pipeline. @throws CommandError 9, 40 … */
export function compileUpdate(raw: Value, options: UpdateOptions): Update {
  if (raw.type === T.array) {
    if (options.arrayFilters)
      throw new CommandError('FailedToParse', 'arrayFilters may not be specified for pipeline-style updates')
    if (!options.pipeline) throw new CommandError('CommandNotSupported', 'An update by pipeline is not supported here')
    const run = options.pipeline(raw)
    return { apply: (before) => keepId(before, run(before)), replacement: false, positional: false }
  }
  if (raw.type !== T.object)
    throw new CommandError('FailedToParse', 'Update argument must be either an object or an array')
  const operators = fields(raw)
  if (!operators[0]?.[0].startsWith('$')) return replacement(raw, operators)
  const steps: Step[] = []
  for (const [operator, operand] of operators) {
    if (!OPERATORS.has(operator))
      throw new CommandError(
        'FailedToParse',
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (operand.type !== T.object) {
      throw new CommandError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(operand.type)} instead.`,
      )
    }
    for (const [path, value] of fields(operand)) {
      const step = { operator, path, operand: value }
      if (operator === '$rename') checkRename(path, value)
      else {
        checkFieldNames(path)
        tryOperand(step)
      }
      steps.push(step)
    }
  }
  steps.sort((a, b) => comparePaths(a.path, b.path))
  checkConflicts(
    steps.flatMap(({ operator, path, operand }) => (operator === '$rename' ? [path, textOf(operand)] : [path])),
  )
  const filters = compileArrayFilters(
    options.arrayFilters,
    steps.map(({ path }) => path),
  )
  return {
    apply: (before, matched, inserting) => applySteps(steps, before, { matched, filters, close: nodeValue }, inserting),
    replacement: false,
    positional: steps.some((step) => step.path.split('.').includes('$')),
  }
}

function replacement(raw: Value, all: Array<[string, Value]>): Update {
  for (const [name] of all) {
    if (name.startsWith('$'))
      throw new CommandError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document.`,
      )
  }
  return { apply: (before) => keepId(before, raw), replacement: true, positional: false }
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
  return new CommandError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  )
}

/** @throws CommandError 40 where one path is another, or leads to it */
function checkConflicts(paths: string[]): void {
  // With the parts of paths compared one by one, whatever begins with a path stands right behind it.
  const sorted = paths.map((path) => path.replaceAll('.', '\0')).sort()
  sorted.forEach((path, i) => {
    const next = sorted[i + 1]
    if (next !== path && !next?.startsWith(`${path}\0`)) return
    const [shorter, longer] = [path.replaceAll('\0', '.'), next.replaceAll('\0', '.')]
    throw new CommandError(
      'ConflictingUpdateOperators',
      `Updating the path '${longer}' would create a conflict at '${shorter}'`,
    )
  })
}

/** Shows what is wrong with an operand before any document is found. */
function tryOperand(step: Step): void {
  const tree = new Tree(false)
  if (['$pop', '$pull', '$pullAll'].includes(step.operator)) tree.set('a', values.emptyArray)
  applyStep(tree, ['a'], step)
}

function applySteps(steps: Step[], before: Value, context: PositionalContext, inserting: boolean): Buffer {
  const tree = openValue(before)
  const id = tree.get('_id')
  const expanded: string[] = []
  for (const step of steps) {
    if (step.operator === '$setOnInsert' && !inserting) continue
    if (step.operator === '$rename') rename(tree, step.path, step.operand)
    else {
      const paths = expandPath(tree, step.path, context)
      for (const path of paths) applyStep(tree, path, step)
      if (step.path.includes('$')) expanded.push(...paths.map((path) => path.join('.')))
    }
  }
  // What positional parts stand for shows only now.
  if (expanded.length > 0) checkConflicts([...expanded, ...steps.filter(isPlain).map(({ path }) => path)])
  const after = tree.get('_id')
  if (id !== undefined && (after === undefined || compareValues(nodeValue(id), nodeValue(after)) !== 0))
    throw immutableId()
  return closeTree(tree)
}

function isPlain(step: Step): boolean {
  return !step.path.includes('$')
}

/** New fields are added in the order of their names, numbers as numbers, as MongoDB does. */
function comparePaths(a: string, b: string): number {
  const [x, y] = [a.split('.'), b.split('.')]
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i] as string, y[i] as string]
    if (p === q) continue
    const numeric = /^\d+$/.test(p) && /^\d+$/.test(q)
    return numeric ? Number(p) - Number(q) : p < q ? -1 : 1
  }
  return x.length - y.length
}

function applyStep(tree: Tree, path: string[], step: Step): void {
  const { operator, operand } = step
  const name = path.join('.')
  const node = getAt(tree, path)
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      setAt(tree, path, operand)
      return
    case '$unset':
      unsetAt(tree, path)
      return
    case '$inc':
    case '$mul':
      setAt(tree, path, incremented(operator, node, operand, path))
      return
    case '$min':
    case '$max': {
      const order = node === undefined ? undefined : compareValues(operand, nodeValue(node))
      if (order === undefined || (operator === '$min' ? order < 0 : order > 0)) setAt(tree, path, operand)
      return
    }
    case '$currentDate':
      setAt(tree, path, currentDate(operand))
      return
    case '$push':
      setAt(tree, path, push(node, operand, name))
      return
    case '$addToSet':
      setAt(tree, path, addToSet(node, operand, name))
      return
    case '$pop':
      if (node !== undefined) pop(node, operand, name)
      return
    case '$pull':
      if (node !== undefined) pull(node, operand, name)
      return
    case '$pullAll':
      if (node !== undefined) pullAll(node, operand, name)
      return
    case '$bit':
      setAt(tree, path, applyBits(node, operand, path))
      return
    default:
      throw new CommandError('FailedToParse', `Unknown modifier: ${operator}`)
  }
}
