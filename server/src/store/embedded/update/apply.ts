import { compareValues } from '../bson/key.ts'
import { bytesOf, documentAt, elements, field, fields, T, textOf, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import { type Condition, compileFilter, type Filter } from '../query/matcher.ts'
import { typeName } from '../query/operators.ts'
import { addToSet, currentDate, pop, pull, pullAll, push } from './array-operators.ts'
import { applyBits, incremented } from './number-operators.ts'
import { expandPath, getAt, type PositionalContext, setAt, unsetAt } from './paths.ts'
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
    for (const [path, value] of fields(operand)) steps.push({ operator, path, operand: value })
  }
  checkConflicts(steps)
  const filters = compileArrayFilters(options.arrayFilters, steps)
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

function checkConflicts(steps: Step[]): void {
  const paths = steps.flatMap((step) => (step.operator === '$rename' ? [step.path, textOf(step.operand)] : [step.path]))
  paths.forEach((path, i) => {
    paths.forEach((other, j) => {
      if (i < j && (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`))) {
        throw new CommandError(
          'ConflictingUpdateOperators',
          `Updating the path '${other}' would create a conflict at '${path.length < other.length ? path : other}'`,
        )
      }
    })
  })
}

function compileArrayFilters(list: Value | undefined, steps: Step[]): Map<string, (element: Value) => boolean> {
  const filters = new Map<string, (element: Value) => boolean>()
  if (list === undefined) return filters
  for (const filter of elements(list)) {
    const names = new Set(fields(filter).flatMap(([name, value]) => identifiers(name, value)))
    const [name] = names
    if (names.size !== 1 || name === undefined) {
      throw new CommandError(
        'FailedToParse',
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${names.size}`,
      )
    }
    if (filters.has(name))
      throw new CommandError('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`)
    if (!steps.some((step) => step.path.includes(`$[${name}]`))) {
      throw new CommandError('FailedToParse', `The array filter for identifier '${name}' was not used in the update`)
    }
    const compiled = compileFilter(filter)
    filters.set(name, (element) => {
      const holder = new Tree(false)
      holder.set(name, element)
      return compiled.matches(nodeValue(holder))
    })
  }
  return filters
}

function identifiers(name: string, value: Value): string[] {
  if (!name.startsWith('$')) return [name.split('.')[0] as string]
  return elements(value).flatMap((clause) => fields(clause).flatMap(([inner, operand]) => identifiers(inner, operand)))
}

function applySteps(steps: Step[], before: Value, context: PositionalContext, inserting: boolean): Buffer {
  const tree = openValue(before)
  const id = tree.get('_id')
  const ordered = [...steps].sort((a, b) => comparePaths(a.path, b.path))
  for (const step of ordered) {
    if (step.operator === '$setOnInsert' && !inserting) continue
    if (step.operator === '$rename') rename(tree, step)
    else for (const path of expandPath(tree, step.path, context)) applyStep(tree, path, step)
  }
  const after = tree.get('_id')
  if (id !== undefined && (after === undefined || compareValues(nodeValue(id), nodeValue(after)) !== 0))
    throw immutableId()
  return closeTree(tree)
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

function rename(tree: Tree, step: Step): void {
  if (step.operand.type !== T.string) throw new CommandError('BadValue', "The 'to' field for $rename must be a string")
  const from = step.path.split('.')
  const node = getAt(tree, from)
  if (node === undefined) return
  unsetAt(tree, from)
  setAt(tree, textOf(step.operand).split('.'), node)
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

/** The document an upsert starts from: the equalities of its filter. */
export function upsertSeed(filter: Filter, update: Update): Value {
  const tree = new Tree(false)
  for (const condition of filter.conditions) {
    const value = equalityOf(condition)
    if (value === undefined || (update.replacement && condition.path !== '_id')) continue
    setAt(tree, condition.path.split('.'), value)
  }
  return documentAt(closeTree(tree))
}

function equalityOf({ operator, operand }: Condition): Value | undefined {
  if (operator === '$eq') return operand
  if ((operator === '$in' || operator === '$all') && operand.type === T.array) {
    const list = elements(operand)
    return list.length === 1 && list[0]?.type !== T.regex ? list[0] : undefined
  }
  return undefined
}
