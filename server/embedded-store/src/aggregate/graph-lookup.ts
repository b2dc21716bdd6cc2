import { keyOf } from '../bson/key.ts'
import { isInteger, toDouble } from '../bson/numbers.ts'
import { elements, field, fields, isNumber, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { pathOf, visitPath } from '../query/path.ts'
import { setAt } from '../update/paths.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { arrayOf, type Evaluate } from './evaluation.ts'
import { compile, compileExpression } from './expression.ts'
import { search } from './lookup.ts'
import { Memory } from './memory.ts'
import type { PipelineContext, Stage } from './stage.ts'

const TEXTS = ['from', 'as', 'connectFromField', 'connectToField', 'depthField'] as const

interface Wish {
  texts: Partial<Record<(typeof TEXTS)[number], string>>
  startWith: Evaluate
  maxDepth: number
  restriction: Value | undefined
}

function readDepth(value: Value): number {
  if (!isNumber(value)) throw new CommandError(40100, 'maxDepth must be numeric')
  const depth = toDouble(value)
  if (depth < 0) throw new CommandError(40101, `maxDepth requires a nonnegative argument, found: ${depth}`)
  if (!isInteger(value) && !Number.isSafeInteger(depth))
    throw new CommandError(40102, `maxDepth could not be represented as a long long: ${depth}`)
  return depth
}

function read(operand: Value, context: PipelineContext): Wish {
  if (operand.type !== T.object)
    throw new CommandError('FailedToParse', 'the $graphLookup stage specification must be an object')
  if (!field(operand, 'from'))
    throw new CommandError('FailedToParse', "missing 'from' option to $graphLookup stage specification")
  const wish: Partial<Wish> & Pick<Wish, 'texts'> = { texts: {} }
  for (const [name, value] of fields(operand)) {
    const text = TEXTS.find((one) => one === name)
    if (name === 'startWith') wish.startWith = compile(value)
    else if (name === 'maxDepth') wish.maxDepth = readDepth(value)
    else if (name === 'restrictSearchWithMatch') {
      if (value.type !== T.object) throw new CommandError(40185, 'restrictSearchWithMatch must be an object')
      compileFilter(value, { expression: (expression) => compileExpression(expression, context.variables) })
      wish.restriction = value
    } else if (!text) throw new CommandError(40104, `Unknown argument to $graphLookup: ${name}`)
    else if (value.type === T.string) wish.texts[text] = textOf(value)
    else if (text === 'from') throw new CommandError('FailedToParse', "$graphLookup 'from' field must be a string")
    else throw new CommandError(40103, `expected string as argument for ${name}`)
  }
  const { startWith, maxDepth = Number.POSITIVE_INFINITY, restriction, texts } = wish
  if (!startWith || ![texts.from, texts.as, texts.connectFromField, texts.connectToField].every(Boolean))
    throw new CommandError(
      40105,
      "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
    )
  return { texts, startWith, maxDepth, restriction }
}

/** Values that are looked for next, each once. */
type Frontier = Map<string, Value>

function meet(frontier: Frontier, value: Value | undefined): void {
  if (value !== undefined) frontier.set(keyOf(value).toString('latin1'), value)
}

/** Documents that have one of the values in the field. A null is found where it stands, not where the field is missing. */
function filterOf(path: string, frontier: Frontier, restriction: Value | undefined): Value {
  const filter = new BsonWriter().startArray('$and')
  let count = 0
  if (restriction) filter.value(String(count++), restriction)
  filter.startDocument(String(count++)).startDocument(path)
  filter
    .value('$in', arrayOf([...frontier.values()]))
    .end()
    .end()
  const types = new Set([...frontier.values()].map((value) => value.type))
  if (types.has(T.null) || types.has(T.undefined))
    filter.startDocument(String(count++)).startDocument(path).bool('$exists', true).end().end()
  if (types.has(T.null) !== types.has(T.undefined)) {
    filter.startDocument(String(count)).startDocument(path).startDocument('$not')
    filter.int32('$type', types.has(T.null) ? T.undefined : T.null)
    filter.end().end().end()
  }
  return new Value(T.object, filter.finish(), 0)
}

function atDepth(doc: Value, name: string | undefined, depth: number): Value {
  if (name === undefined) return doc
  const tree = openValue(doc)
  setAt(tree, name.split('.'), values.int64(depth))
  return new Value(T.object, closeTree(tree), 0)
}

/** Searches level by level, by an index on `connectToField` where there is one. */
function* reach(
  root: Value,
  wish: Wish,
  context: PipelineContext,
  memory: Memory,
): Generator<undefined, Value[], void> {
  const { from = '', connectFromField = '', connectToField = '', depthField } = wish.texts
  const start = wish.startWith({ root, variables: context.variables })
  const visited = new Map<string, Value>()
  let frontier: Frontier = new Map()
  for (const value of start?.type === T.array ? elements(start) : [start]) meet(frontier, value)
  for (let depth = 0; frontier.size > 0 && depth <= wish.maxDepth; depth++) {
    const filter = filterOf(connectToField, frontier, wish.restriction)
    const next: Frontier = new Map()
    for (const doc of search(context, from, filter, context.variables)) {
      const id = doc && field(doc, '_id')
      if (doc === undefined || id === undefined) {
        yield undefined
        continue
      }
      const key = keyOf(id).toString('latin1')
      if (visited.has(key)) continue
      memory.hold(doc.buf.readInt32LE(doc.off) + key.length)
      visited.set(key, atDepth(doc, depthField, depth))
      visitPath(doc, pathOf(connectFromField), (value) => {
        if (value?.type === T.array) for (const one of elements(value)) meet(next, one)
        else meet(next, value)
        return false
      })
    }
    frontier = next
  }
  return [...visited.values()]
}

/** `$graphLookup` @throws CommandError 9, 40100 to 40105, 40185, 40099 beyond 100 MB for one document */
export function graphLookupStage(operand: Value, context: PipelineContext): Stage {
  const wish = read(operand, context)
  const path = (wish.texts.as as string).split('.')
  return function* (input) {
    for (const root of input) {
      if (root === undefined) {
        yield undefined
        continue
      }
      const found = yield* reach(root, wish, context, new Memory('$graphLookup', 40099))
      const tree = openValue(root)
      setAt(tree, path, arrayOf(found))
      yield new Value(T.object, closeTree(tree), 0)
    }
  }
}
