import { ElementReader, elements, T, type Value } from '../bson/value.ts'
import type { LeafTest } from './leaf-tests.ts'
import { type Path, visitPath } from './path.ts'

/** Whether a document is matched. */
export type Predicate = (doc: Value) => boolean

/** What a filter may refer to beside the document. */
export interface MatchContext {
  /** Compiles an aggregation expression for `$expr`. */
  expression?: (expr: Value) => (doc: Value) => Value | undefined
  /** Told of the position at which an array was matched, for the positional operator `$`. */
  onArrayMatch?: (path: string, index: number) => void
}

/** Applies a test to what the path leads to, and to the elements of an array at its end. */
export function onPath(path: Path, name: string, test: LeafTest, context: MatchContext, expand = true): Predicate {
  const first = name.split('.')[0] as string
  const visit = (value: Value | undefined): boolean => {
    if (value !== undefined && value.type === T.array && expand) {
      const reader = new ElementReader(value.buf, value.off)
      for (let i = 0; reader.advance(); i++) {
        if (test(reader.value())) {
          context.onArrayMatch?.(name, i)
          return true
        }
      }
    }
    return test(value)
  }
  if (!context.onArrayMatch) return (doc) => visitPath(doc, path, visit)
  return (doc) => {
    const hit = visitPath(doc, path, visit)
    if (hit) noteOuter(doc, path, first, test, context)
    return hit
  }
}

/** For the positional operator: which element of an array in the middle of the path made the match. */
function noteOuter(doc: Value, path: Path, first: string, test: LeafTest, context: MatchContext): void {
  if (path.length < 2) return
  let prefix = first
  for (let depth = 1; depth < path.length; depth++) {
    const rest = path.slice(depth)
    const done = visitPath(doc, path.slice(0, depth), (value) => {
      if (value === undefined || value.type !== T.array || (rest[0]?.index ?? -1) >= 0) return false
      const reader = new ElementReader(value.buf, value.off)
      for (let i = 0; reader.advance(); i++) {
        if (reader.type !== T.object) continue
        const hit = visitPath(reader.value(), rest, (leaf) => {
          if (leaf?.type === T.array && elements(leaf).some(test)) return true
          return test(leaf)
        })
        if (hit) {
          context.onArrayMatch?.(prefix, i)
          return true
        }
      }
      return false
    })
    if (done) return
    prefix += `.${path[depth]?.text}`
  }
}
