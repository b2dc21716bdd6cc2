import { compareValues } from '../bson/key.ts'
import { optionNumber, toDouble } from '../bson/numbers.ts'
import { elements, field, fields, T, textOf, truthy, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { compileProjection } from '../query/projection.ts'
import { parseSort, Sorter } from '../query/sort.ts'
import { getAt, setAt } from '../update/paths.ts'
import { closeTree, nodeValue, openValue, Tree } from '../update/tree.ts'
import { arrayOf, compile, compileExpression } from './expression.ts'
import { groupStage } from './group.ts'
import { lookupStage, unionStage } from './lookup.ts'
import { compilePipeline, type PipelineContext, readStages, type Stage } from './pipeline.ts'

type Maker = (operand: Value, context: PipelineContext) => Stage

/** A stage that makes one document of one, or none. */
function each(run: (doc: Value) => Value | undefined): Stage {
  return function* (input) {
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else {
        const result = run(doc)
        if (result !== undefined) yield result
      }
    }
  }
}

function need(operand: Value, stage: string): Value {
  if (operand.type !== T.object) throw new CommandError(40272, `${stage} specification stage must be an object`)
  return operand
}

/** Sets computed fields; documents on the way are opened, and every element of arrays. */
function setFields(operand: Value, context: PipelineContext): Stage {
  const parts = flatten(need(operand, '$addFields'), '').map(([path, value]) => ({
    path: path.split('.'),
    evaluate: compile(value),
  }))
  return each((root) => {
    const tree = openValue(root)
    for (const { path, evaluate } of parts) {
      const value = evaluate({ root, variables: context.variables })
      if (value !== undefined) place(tree, path, value)
    }
    return new Value(T.object, closeTree(tree), 0)
  })
}

function place(tree: Tree, path: string[], value: Value): void {
  for (let length = 1; length < path.length; length++) {
    const node = getAt(tree, path.slice(0, length))
    if (node instanceof Tree && node.isArray) {
      node.parts.forEach((part, i) => {
        const closed = nodeValue(part)
        const opened = closed.type === T.object ? openValue(closed) : new Tree(false)
        place(opened, path.slice(length), value)
        node.parts[i] = opened
      })
      return
    }
    if (node !== undefined && !(node instanceof Tree)) {
      setAt(tree, path.slice(0, length), new Tree(false))
      break
    }
  }
  setAt(tree, path, value)
}

function flatten(spec: Value, prefix: string): Array<[string, Value]> {
  return fields(spec).flatMap(([name, value]): Array<[string, Value]> => {
    const nested = value.type === T.object ? fields(value) : []
    if (nested.length > 0 && !nested[0]?.[0].startsWith('$')) return flatten(value, `${prefix}${name}.`)
    return [[prefix + name, value]]
  })
}

function unsetFields(operand: Value): Stage {
  const names = operand.type === T.array ? elements(operand).map(textOf) : [textOf(operand)]
  const spec = new BsonWriter()
  for (const name of names) spec.int32(name, 0)
  const projection = compileProjection(new Value(T.object, spec.finish(), 0))
  return each((doc) => projection.apply(doc))
}

function replaceRoot(operand: Value, context: PipelineContext): Stage {
  const evaluate = compileExpression(operand, context.variables)
  return each((doc) => {
    const root = evaluate(doc)
    if (root?.type !== T.object) throw new CommandError(40228, "'newRoot' expression must evaluate to an object")
    return root
  })
}

function* limited(input: Iterable<Value | undefined>, count: number): Generator<Value | undefined, void, void> {
  let left = count
  for (const doc of input) {
    yield doc
    if (doc !== undefined && --left === 0) return
  }
}

function* skipped(input: Iterable<Value | undefined>, count: number): Generator<Value | undefined, void, void> {
  let left = count
  for (const doc of input) {
    if (doc !== undefined && left > 0) left--
    else yield doc
  }
}

function sortStage(operand: Value): Stage {
  const sort = parseSort(need(operand, '$sort'))
  return function* (input) {
    const sorter = new Sorter(sort)
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else sorter.add(doc)
    }
    yield* sorter.take()
  }
}

function countStage(operand: Value): Stage {
  const name = operand.type === T.string ? textOf(operand) : ''
  if (name === '' || name.startsWith('$') || name.includes('.'))
    throw new CommandError(40156, 'the count field must be a non-empty string')
  return function* (input) {
    let count = 0
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else count++
    }
    if (count > 0) yield new Value(T.object, new BsonWriter().count(name, count).finish(), 0)
  }
}

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

function unwindStage(operand: Value): Stage {
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

const FACET_MOST = 100 * 1024 * 1024

function facetStage(operand: Value, context: PipelineContext): Stage {
  const parts = fields(need(operand, '$facet')).map(([name, pipeline]) => ({
    name,
    run: compilePipeline(readStages(pipeline), context),
  }))
  return function* (input) {
    const held: Value[] = []
    let bytes = 0
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else {
        held.push(doc)
        bytes += doc.buf.readInt32LE(doc.off)
        if (bytes > FACET_MOST)
          throw new CommandError('QueryExceededMemoryLimitNoDiskUseAllowed', 'Exceeded memory limit for $facet')
      }
    }
    const writer = new BsonWriter()
    for (const { name, run } of parts) {
      writer.value(name, arrayOf([...run(held)].filter((doc) => doc !== undefined)))
    }
    yield new Value(T.object, writer.finish(), 0)
  }
}

function sortByCount(operand: Value, context: PipelineContext): Stage {
  const spec = new BsonWriter().value('_id', operand).startDocument('count').int32('$sum', 1).end()
  const group = groupStage(new Value(T.object, spec.finish(), 0), context.variables)
  const sort = sortStage(new Value(T.object, new BsonWriter().int32('count', -1).finish(), 0))
  return (input) => sort(group(input))
}

function bucketStage(operand: Value, context: PipelineContext): Stage {
  const by = compileExpression(field(need(operand, '$bucket'), 'groupBy') ?? values.null, context.variables)
  const list = field(operand, 'boundaries')
  const bounds = list?.type === T.array ? elements(list) : []
  const other = field(operand, 'default')
  if (bounds.length < 2) throw new CommandError(40192, "The $bucket 'boundaries' field must have at least 2 values")
  const output = field(operand, 'output')
  const spec = new BsonWriter().string('_id', '$__bucket')
  if (output) for (const [name, value] of fields(output)) spec.value(name, value)
  else spec.startDocument('count').int32('$sum', 1).end()
  const group = groupStage(new Value(T.object, spec.finish(), 0), context.variables)
  const marked = each((doc) => {
    const value = by(doc) ?? values.null
    const at = bounds.findIndex((bound, i) => {
      const next = bounds[i + 1]
      return next !== undefined && compareValues(bound, value) <= 0 && compareValues(value, next) < 0
    })
    const bucket = bounds[at] ?? other
    if (bucket === undefined)
      throw new CommandError(
        40066,
        '$bucket could not find a matching branch for an input, and no default was specified.',
      )
    const tree = openValue(doc)
    tree.set('__bucket', bucket)
    return new Value(T.object, closeTree(tree), 0)
  })
  const sort = sortStage(new Value(T.object, new BsonWriter().int32('_id', 1).finish(), 0))
  return (input) => sort(group(marked(input)))
}

function sampleStage(operand: Value): Stage {
  const size = optionNumber(field(need(operand, '$sample'), 'size') ?? values.null, 'size')
  return function* (input) {
    const held: Value[] = []
    let seen = 0
    for (const doc of input) {
      if (doc === undefined) {
        yield undefined
        continue
      }
      seen++
      if (held.length < size) held.push(doc)
      else {
        const at = Math.floor(Math.random() * seen)
        if (at < size) held[at] = doc
      }
    }
    yield* held
  }
}

function matchStage(operand: Value, context: PipelineContext): Stage {
  const filter = compileFilter(need(operand, '$match'), {
    expression: (expression) => compileExpression(expression, context.variables),
  })
  return each((doc) => (filter.matches(doc) ? doc : undefined))
}

function positive(operand: Value, name: string, least: number): number {
  const number = optionNumber(operand, name)
  if (number < least || toDouble(operand) !== number)
    throw new CommandError(15958, `the ${name} must be ${least === 0 ? 'non-negative' : 'positive'}`)
  return number
}

/** The stages of pipelines, `$group` aside. */
export const STAGES: Record<string, Maker> = {
  $match: matchStage,
  $project: (operand, context) => {
    if (fields(need(operand, '$project')).length === 0)
      throw new CommandError(
        51272,
        'Invalid $project :: caused by :: projection specification must have at least one field',
      )
    const projection = compileProjection(operand, (expression) => compileExpression(expression, context.variables))
    return each((doc) => projection.apply(doc))
  },
  $addFields: setFields,
  $set: setFields,
  $unset: unsetFields,
  $replaceRoot: (operand, context) =>
    replaceRoot(field(need(operand, '$replaceRoot'), 'newRoot') ?? values.null, context),
  $replaceWith: replaceRoot,
  $sort: sortStage,
  $limit: (operand) => {
    const count = positive(operand, 'limit', 1)
    return (input) => limited(input, count)
  },
  $skip: (operand) => {
    const count = positive(operand, 'skip', 0)
    return (input) => skipped(input, count)
  },
  $count: countStage,
  $unwind: unwindStage,
  $lookup: lookupStage,
  $unionWith: unionStage,
  $facet: facetStage,
  $sortByCount: sortByCount,
  $bucket: bucketStage,
  $sample: sampleStage,
  $documents: (operand, context) => {
    const list = compileExpression(operand, context.variables)(values.emptyDocument)
    if (list?.type !== T.array) throw new CommandError(5858203, '$documents needs an array')
    return () => elements(list)
  },
}
