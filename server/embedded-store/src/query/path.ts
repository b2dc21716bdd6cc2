import { ElementReader, T, type Value } from '../bson/value.ts'

/** One step of a dotted path. */
export interface Step {
  text: string
  bytes: Buffer
  /** The step as an array position, or -1. */
  index: number
}

export type Path = readonly Step[]

const known = new Map<string, Path>()

/** The steps of a dotted path. */
export function pathOf(text: string): Path {
  const found = known.get(text)
  if (found) return found
  const path = text.split('.').map((part) => ({
    text: part,
    bytes: Buffer.from(part),
    index: /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1,
  }))
  if (known.size > 5000) known.clear()
  known.set(text, path)
  return path
}

/** The field of a document found at a step. */
export function childOf(buf: Buffer, off: number, step: Step): Value | undefined {
  const reader = new ElementReader(buf, off)
  while (reader.advance()) if (reader.nameIs(step.bytes)) return reader.value()
  return undefined
}

export function elementAt(array: Value, index: number): Value | undefined {
  const reader = new ElementReader(array.buf, array.off)
  for (let i = 0; reader.advance(); i++) if (i === index) return reader.value()
  return undefined
}

/**
 * Visits the values of a path in a document, also those in each element of arrays on its way. A missing value is
 * visited as undefined. An array at the end is visited as one value.
 * @returns true as soon as `visit` does
 */
export function visitPath(doc: Value, path: Path, visit: (value: Value | undefined) => boolean, from = 0): boolean {
  const step = path[from] as Step
  const last = from === path.length - 1
  const child = childOf(doc.buf, doc.off, step)
  if (last || child === undefined) return visit(child)
  if (child.type === T.object) return visitPath(child, path, visit, from + 1)
  if (child.type === T.array) return visitArray(child, path, visit, from + 1)
  return visit(undefined)
}

function visitArray(array: Value, path: Path, visit: (value: Value | undefined) => boolean, from: number): boolean {
  const step = path[from] as Step
  const reader = new ElementReader(array.buf, array.off)
  for (let i = 0; reader.advance(); i++) {
    if (i === step.index && visitElement(reader.value(), path, visit, from)) return true
    if (reader.type === T.object && visitPath(reader.value(), path, visit, from)) return true
  }
  return false
}

function visitElement(element: Value, path: Path, visit: (value: Value | undefined) => boolean, from: number): boolean {
  if (from === path.length - 1) return visit(element)
  if (element.type === T.object) return visitPath(element, path, visit, from + 1)
  if (element.type === T.array) return visitArray(element, path, visit, from + 1)
  return false
}
