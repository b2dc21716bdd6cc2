import { toDouble } from '../bson/numbers.ts'
import { ElementReader, elements, fields, isNumber, T, truthy, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { elementTest } from './matcher.ts'

type Expression = (doc: Value) => Value | undefined
/** Compiles an aggregation expression. */
export type ExpressionCompiler = (expression: Value) => Expression

type Special =
  | { kind: 'slice'; skip: number | undefined; limit: number }
  | { kind: 'elemMatch'; test: (element: Value) => boolean }
  | { kind: 'positional' }
  | { kind: 'expression'; evaluate: Expression }

type Rule = boolean | Special | Rules
type Rules = Map<string, Rule>

export interface Projection {
  /** @param matched position of the array element that made the query match, for `a.$` */
  apply(doc: Value, matched?: (path: string) => number | undefined): Value
  positional: boolean
}

interface Compiled {
  rules: Rules
  including: boolean
  positional: boolean
}

function isRules(rule: Rule | undefined): rule is Rules {
  return rule instanceof Map
}

function checkDollars(parts: string[]): void {
  if (parts.includes('$')) {
    throw new CommandError(31394, 'As of 4.4, it is illegal to specify positional operator in the middle of a path')
  }
  if (parts.some((part) => part.startsWith('$') && !['$ref', '$id', '$db'].includes(part))) {
    throw new CommandError(16410, "FieldPath field names may not start with '$'")
  }
}

function place(rules: Rules, path: string, rule: Rule): void {
  const parts = path.split('.')
  if (parts.includes('')) throw new CommandError(40353, `FieldPath must not contain empty parts: ${path}`)
  checkDollars(parts)
  let at = rules
  parts.forEach((part, i) => {
    const held = at.get(part)
    if (i === parts.length - 1) {
      if (held !== undefined) throw new CommandError(31250, `Path collision at ${path}`)
      at.set(part, rule)
      return
    }
    if (held === undefined) at.set(part, new Map())
    else if (!isRules(held))
      throw new CommandError(31249, `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`)
    at = at.get(part) as Rules
  })
}

function special(path: string, operator: string, operand: Value): Special | undefined {
  if (operator === '$elemMatch') {
    if (path.includes('.')) throw new CommandError(31275, 'Cannot use $elemMatch projection on a nested field')
    return { kind: 'elemMatch', test: elementTest(operand, {}) }
  }
  if (operator !== '$slice') return undefined
  if (isNumber(operand)) return { kind: 'slice', skip: undefined, limit: toDouble(operand) }
  if (operand.type !== T.array) return undefined
  const [skip, limit] = elements(operand)
  if (!skip || !isNumber(skip) || !limit || !isNumber(limit)) return undefined
  if (toDouble(limit) <= 0) throw new CommandError(28724, 'Third argument to $slice must be positive')
  return { kind: 'slice', skip: toDouble(skip), limit: toDouble(limit) }
}

function ruleOf(path: string, value: Value, compile: ExpressionCompiler | undefined): Rule {
  if (isNumber(value) || value.type === T.bool) return truthy(value)
  if (value.type === T.object) {
    const [first] = fields(value)
    if (first?.[0] === '$meta') throw unsupported('$meta')
    const found = first ? special(path, first[0], first[1]) : undefined
    if (found) return found
  }
  if (!compile) throw unsupported('An expression in this projection')
  return { kind: 'expression', evaluate: compile(value) }
}

function addRules(rules: Rules, prefix: string, spec: Value, compile: ExpressionCompiler | undefined): boolean {
  let positional = false
  for (const [name, value] of fields(spec)) {
    const path = prefix + name
    const nested = value.type === T.object ? fields(value)[0]?.[0] : undefined
    if (value.type === T.object && nested === undefined)
      throw new CommandError(51270, 'An empty sub-projection is not a valid value.')
    if (nested !== undefined && !nested.startsWith('$'))
      positional = addRules(rules, `${path}.`, value, compile) || positional
    else if (path.endsWith('.$')) {
      if (positional) throw new CommandError(31276, 'Cannot specify more than one positional projection per query.')
      place(rules, path.slice(0, -2), { kind: 'positional' })
      positional = true
    } else place(rules, path, ruleOf(path, value, compile))
  }
  return positional
}

function modes(rules: Rules, top: boolean, found: Set<boolean>): void {
  for (const [name, rule] of rules) {
    if (top && name === '_id') continue
    if (isRules(rule)) modes(rule, false, found)
    else if (typeof rule === 'boolean') found.add(rule)
    else if (rule.kind === 'positional' || rule.kind === 'expression' || rule.kind === 'elemMatch') found.add(true)
  }
}

function holds(rules: Rules, kind: Special['kind']): boolean {
  return [...rules.values()].some((rule) =>
    isRules(rule) ? holds(rule, kind) : typeof rule === 'object' && rule.kind === kind,
  )
}

function compile(spec: Value, compiler: ExpressionCompiler | undefined): Compiled {
  const rules: Rules = new Map()
  const positional = addRules(rules, '', spec, compiler)
  const found = new Set<boolean>()
  modes(rules, true, found)
  if (positional && holds(rules, 'elemMatch'))
    throw new CommandError(31255, 'Cannot specify both a positional projection and an $elemMatch')
  if (found.size > 1) {
    const [including] = found
    throw including
      ? new CommandError(31254, 'Cannot do exclusion on a field in inclusion projection')
      : new CommandError(31253, 'Cannot do inclusion on a field in exclusion projection')
  }
  const id = rules.get('_id')
  const including =
    found.has(true) ||
    (found.size === 0 &&
      id !== undefined &&
      id !== false &&
      !(typeof id === 'object' && !isRules(id) && id.kind === 'slice'))
  if (including && id === undefined) rules.set('_id', true)
  return { rules, including, positional }
}

/** Compiles a projection document. @throws CommandError 31254, 31249 … */
export function compileProjection(spec: Value, compiler?: ExpressionCompiler): Projection {
  const { rules, including, positional } = compile(spec, compiler)
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
    done.add(name)
    applyRule(name, reader.value(), rule, including, writer, place)
  }
  for (const [name, rule] of rules) if (!done.has(name)) addComputed(name, rule, writer, place)
}

/** Fields that are computed, where the document has none of that name. */
function addComputed(name: string, rule: Rule, writer: BsonWriter, place: Place): void {
  if (typeof rule === 'boolean') return
  if (isRules(rule)) {
    if (!holds(rule, 'expression')) return
    writer.startDocument(name)
    for (const [inner, one] of rule) addComputed(inner, one, writer, place)
    writer.end()
  } else if (rule.kind === 'expression') {
    const value = rule.evaluate(place.root)
    if (value !== undefined) writer.value(name, value)
  }
}

function applyRule(name: string, value: Value, rule: Rule, including: boolean, writer: BsonWriter, place: Place): void {
  const path = place.path === '' ? name : `${place.path}.${name}`
  if (typeof rule === 'boolean') {
    if (rule) writer.value(name, value)
  } else if (isRules(rule)) nested(name, value, rule, including, writer, { ...place, path })
  else if (rule.kind === 'expression') {
    const computed = rule.evaluate(place.root)
    if (computed !== undefined) writer.value(name, computed)
  } else if (value.type !== T.array) {
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
      if (element.type === T.object || element.type === T.array)
        nested(String(at++), element, rules, including, writer, place)
      else if (!including) writer.value(String(at++), element)
    }
    writer.end()
  } else if (!including) writer.value(name, value)
  else if (holds(rules, 'expression')) addComputed(name, rules, writer, place)
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
