import { ElementReader, elements, T, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import {
  type ExpressionCompiler,
  isRules,
  type ProjectionKind,
  type Rule,
  type Rules,
  readProjection,
  type Special,
} from './projection-rules.ts'

export type { ExpressionCompiler }

export interface Projection {
  /** @param matched position of the array element that made the query match, for `a.$` */
  apply(doc: Value, matched?: (path: string) => number | undefined): Value
  positional: boolean
}

function isComputed(rule: Rule): rule is Extract<Special, { kind: 'expression' }> {
  return typeof rule === 'object' && !isRules(rule) && rule.kind === 'expression'
}

function isContainer(value: Value): boolean {
  return value.type === T.object || value.type === T.array
}

function computes(rules: Rules): boolean {
  return [...rules.values()].some((rule) => (isRules(rule) ? computes(rule) : isComputed(rule)))
}

/** Compiles a projection document. @throws CommandError 31254, 31249 … */
export function compileProjection(
  spec: Value,
  compiler?: ExpressionCompiler,
  kind: ProjectionKind = 'find',
): Projection {
  const { rules, including, positional } = readProjection(spec, kind, compiler)
  return {
    positional,
    apply: (doc, matched) => {
      const writer = new BsonWriter(0, doc.buf.readInt32LE(doc.off) + 64)
      copyFields(doc, rules, including, writer, { root: doc, path: '', matched })
      return new Value(T.object, writer.finish(), 0)
    },
  }
}

interface Place {
  root: Value
  path: string
  matched: ((path: string) => number | undefined) | undefined
}

function copyFields(doc: Value, rules: Rules, including: boolean, writer: BsonWriter, place: Place): void {
  const done = new Set<string>()
  const reader = new ElementReader(doc.buf, doc.off)
  while (reader.advance()) {
    const name = reader.name()
    const rule = rules.get(name)
    if (rule === undefined) {
      if (!including) writer.value(name, reader.value())
      continue
    }
    const value = reader.value()
    if (isComputed(rule) || (including && isRules(rule) && !isContainer(value))) continue
    done.add(name)
    applyRule(name, value, rule, including, writer, place)
  }
  for (const [name, rule] of rules) if (!done.has(name)) addComputed(name, rule, writer, place)
}

/** Fields that are computed come last, whatever stood there. */
function addComputed(name: string, rule: Rule, writer: BsonWriter, place: Place): void {
  if (typeof rule === 'boolean') return
  if (isRules(rule)) {
    if (!computes(rule)) return
    writer.startDocument(name)
    for (const [inner, one] of rule) addComputed(inner, one, writer, place)
    writer.end()
  } else if (isComputed(rule)) {
    const value = rule.evaluate(place.root)
    if (value !== undefined) writer.value(name, value)
  }
}

function applyRule(name: string, value: Value, rule: Rule, including: boolean, writer: BsonWriter, place: Place): void {
  const path = place.path === '' ? name : `${place.path}.${name}`
  if (typeof rule === 'boolean') {
    if (rule) writer.value(name, value)
  } else if (isRules(rule)) nested(name, value, rule, including, writer, { ...place, path })
  else if (isComputed(rule)) addComputed(name, rule, writer, place)
  else if (value.type !== T.array) {
    if (rule.kind !== 'elemMatch') writer.value(name, value)
  } else pick(name, value, rule, writer, place.matched?.(path))
}

function nested(name: string, value: Value, rules: Rules, including: boolean, writer: BsonWriter, place: Place): void {
  if (value.type === T.object) {
    writer.startDocument(name)
    copyFields(value, rules, including, writer, place)
    writer.end()
  } else if (value.type === T.array) {
    writer.startArray(name)
    let at = 0
    for (const element of elements(value)) {
      if (isContainer(element)) nested(String(at++), element, rules, including, writer, place)
      else if (!including) writer.value(String(at++), element)
      else if (computes(rules)) addComputed(String(at++), rules, writer, place)
    }
    writer.end()
  } else if (!including) writer.value(name, value)
}

function pick(
  name: string,
  array: Value,
  rule: Exclude<Special, { kind: 'expression' }>,
  writer: BsonWriter,
  matched: number | undefined,
): void {
  const all = elements(array)
  let chosen: Value[]
  if (rule.kind === 'elemMatch') {
    const hit = all.find((element) => rule.test(element))
    if (hit === undefined) return
    chosen = [hit]
  } else if (rule.kind === 'positional') {
    if (matched === undefined)
      throw new CommandError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      )
    chosen = all.slice(matched, matched + 1)
  } else chosen = slice(all, rule.skip, rule.limit)
  writer.startArray(name)
  chosen.forEach((element, i) => {
    writer.value(String(i), element)
  })
  writer.end()
}

/** `$slice` of projections and expressions alike. */
export function slice(all: Value[], skip: number | undefined, limit: number): Value[] {
  if (skip === undefined) return limit >= 0 ? all.slice(0, limit) : all.slice(limit)
  const start = skip >= 0 ? skip : Math.max(0, all.length + skip)
  return all.slice(start, start + limit)
}
