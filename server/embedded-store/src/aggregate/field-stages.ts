import { elements, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileProjection, type ExpressionCompiler } from '../query/projection.ts'
import { closeTree, type Node, openValue, Tree } from '../update/tree.ts'
import { compile, compileExpression } from './expression.ts'
import { documentOperand, each, type PipelineContext, type Stage } from './stage.ts'

/** Sets computed fields; what is computed as missing is removed. @throws CommandError 31249, 40177 */
export function setFields(operand: Value, context: PipelineContext): Stage {
  const parts = flatten(documentOperand(operand, '$addFields'), '').map(([path, value]) => ({
    path: path.split('.'),
    evaluate: compile(value),
  }))
  if (parts.length === 0) throw new CommandError(40177, 'Invalid $addFields: it must have at least one field')
  checkCollisions(parts.map(({ path }) => path))
  return each((root) => {
    const tree = openValue(root)
    for (const { path, evaluate } of parts) place(tree, path, evaluate({ root, variables: context.variables }))
    return new Value(T.object, closeTree(tree), 0)
  })
}

function checkCollisions(paths: string[][]): void {
  const known = new Set(paths.map((path) => path.join('.')))
  for (const path of paths)
    for (let length = 1; length < path.length; length++)
      if (known.has(path.slice(0, length).join('.')))
        throw new CommandError(31249, `Path collision at ${path.join('.')}`)
}

/**
 * Sets what stands at a path, or removes it, in every element of arrays on the way; a value in the way gives way to a
 * document.
 */
export function place(tree: Tree, path: readonly string[], value: Value | undefined): void {
  const [name, ...rest] = path as [string, ...string[]]
  if (rest.length > 0) tree.set(name, placed(tree.get(name), rest, value))
  else if (value === undefined) tree.remove(name)
  else tree.set(name, value)
}

function placed(node: Node | undefined, path: readonly string[], value: Value | undefined): Tree {
  const nested = node instanceof Value && (node.type === T.object || node.type === T.array)
  const tree = nested ? openValue(node) : node instanceof Tree ? node : new Tree(false)
  if (tree.isArray) tree.parts.splice(0, tree.parts.length, ...tree.parts.map((part) => placed(part, path, value)))
  else place(tree, path, value)
  return tree
}

function flatten(spec: Value, prefix: string): Array<[string, Value]> {
  return fields(spec).flatMap(([name, value]): Array<[string, Value]> => {
    const nested = value.type === T.object ? fields(value) : []
    if (nested.length > 0 && !nested[0]?.[0].startsWith('$')) return flatten(value, `${prefix}${name}.`)
    return [[prefix + name, value]]
  })
}

/** A projection, with the name of its stage in what it is refused with. */
function projected(stage: string, spec: Value, compiler?: ExpressionCompiler): Stage {
  try {
    const projection = compileProjection(spec, compiler, 'aggregation')
    return each((doc) => projection.apply(doc))
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    throw error.within(`Invalid ${stage}`)
  }
}

/** `$project` @throws CommandError 15969, 51272, and those of projections */
export function projectStage(operand: Value, context: PipelineContext): Stage {
  if (operand.type !== T.object) throw new CommandError(15969, '$project specification must be an object')
  if (fields(operand).length === 0)
    throw new CommandError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  return projected('$project', operand, (expression) => compileExpression(expression, context.variables))
}

/** `$unset` @throws CommandError 31002, 31119, 31120 */
export function unsetFields(operand: Value): Stage {
  if (operand.type !== T.string && operand.type !== T.array)
    throw new CommandError(31002, '$unset specification must be a string or an array')
  const names = operand.type === T.array ? elements(operand) : [operand]
  if (names.length === 0)
    throw new CommandError(31119, '$unset specification must be a string or an array with at least one field')
  const spec = new BsonWriter()
  for (const name of names) {
    if (name.type !== T.string)
      throw new CommandError(31120, '$unset specification must be a string or an array containing only string values')
    spec.int32(textOf(name), 0)
  }
  return projected('$unset', new Value(T.object, spec.finish(), 0))
}

/** `$replaceRoot`, `$replaceWith` */
export function replaceRoot(operand: Value, context: PipelineContext): Stage {
  const evaluate = compileExpression(operand, context.variables)
  return each((doc) => {
    const root = evaluate(doc)
    if (root?.type !== T.object) throw new CommandError(40228, "'newRoot' expression must evaluate to an object")
    return root
  })
}
