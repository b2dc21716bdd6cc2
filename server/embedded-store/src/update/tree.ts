import { ElementReader, T, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'

/** A part of a document: its original bytes, or opened to be changed. */
export type Node = Value | Tree

/** An opened document or array: its names (of a document) and parts in order. */
export class Tree {
  readonly isArray: boolean
  readonly names: string[] = []
  readonly parts: Node[] = []

  constructor(isArray: boolean) {
    this.isArray = isArray
  }

  indexOf(name: string): number {
    if (!this.isArray) return this.names.indexOf(name)
    return /^(0|[1-9]\d*)$/.test(name) && Number(name) < this.parts.length ? Number(name) : -1
  }

  get(name: string): Node | undefined {
    return this.parts[this.indexOf(name)]
  }

  set(name: string, node: Node): void {
    const at = this.indexOf(name)
    if (at >= 0) this.parts[at] = node
    else {
      if (!this.isArray) this.names.push(name)
      this.parts.push(node)
    }
  }

  remove(name: string): void {
    const at = this.indexOf(name)
    if (at < 0) return
    this.names.splice(at, 1)
    this.parts.splice(at, 1)
  }
}

/** Opens a document or array by one level. */
export function openValue(value: Value): Tree {
  const tree = new Tree(value.type === T.array)
  const reader = new ElementReader(value.buf, value.off)
  while (reader.advance()) {
    if (!tree.isArray) tree.names.push(reader.name())
    tree.parts.push(reader.value())
  }
  return tree
}

function write(tree: Tree, writer: BsonWriter): void {
  tree.parts.forEach((part, i) => {
    const name = tree.isArray ? String(i) : (tree.names[i] as string)
    if (part instanceof Value) writer.value(name, part)
    else {
      if (part.isArray) writer.startArray(name)
      else writer.startDocument(name)
      write(part, writer)
      writer.end()
    }
  })
}

/** The bytes of a tree. */
export function closeTree(tree: Tree): Buffer {
  const writer = new BsonWriter()
  write(tree, writer)
  return writer.finish()
}

/** The node as a value, closed if it was open. */
export function nodeValue(node: Node): Value {
  if (node instanceof Value) return node
  return new Value(node.isArray ? T.array : T.object, closeTree(node), 0)
}
