import { elements, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileProjection } from '../query/projection.ts'
import { getAt, setAt } from '../update/paths.ts'
import { closeTree, nodeValue, openValue, Tree } from '../update/tree.ts'
import { compile, compileExpression } from './expression.ts'
import { documentOperand, each, type PipelineContext, type Stage } from './stage.ts'

/** Sets computed fields; documents on the way are opened, and every element of arrays. */
export function setFields(operand: Value, context: PipelineContext): Stage {
  const parts = flatten(documentOperand(operand, '$addFields'), '').map(([path, value]) => ({
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

/** Sets what stands at a path, in every element of arrays on the way; a value in the way gives way to a document. */
export function place(tree: Tree, path: string[], value: Value): void {
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

/** `$unset` */
export function unsetFields(operand: Value): Stage {
  const names = operand.type === T.array ? elements(operand).map(textOf) : [textOf(operand)]
  const spec = new BsonWriter()
  for (const name of names) spec.int32(name, 0)
  const projection = compileProjection(new Value(T.object, spec.finish(), 0))
  return each((doc) => projection.apply(doc))
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
