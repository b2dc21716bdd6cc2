import { regexOf, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileRegex } from '../query/regex.ts'
import { readArguments } from './arguments.ts'
import { arrayOf, type Compile, type Environment, type Evaluate, isNullish } from './evaluation.ts'

const known = new Map<string, RegExp>()

/** @throws CommandError 51111 for what is no pattern, 51108 for an unknown option */
function readPattern(pattern: string, flags: string): RegExp {
  try {
    return compileRegex(pattern, flags)
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 51091) throw error
    throw new CommandError(51111, `Invalid Regex: ${error.message}`)
  }
}

function globalRegex(pattern: string, flags: string): RegExp {
  const key = `/${flags}/${pattern}`
  const found = known.get(key)
  if (found) return found
  const { source, flags: compiled } = readPattern(pattern, flags)
  const regex = new RegExp(source, `${compiled}g`)
  if (known.size > 1000) known.clear()
  known.set(key, regex)
  return regex
}

/** @throws CommandError 51105 to 51108 */
function readRegex(operator: string, regex: Value, options: Value | undefined): RegExp {
  if (regex.type !== T.regex && regex.type !== T.string)
    throw new CommandError(51105, `${operator} needs 'regex' to be of type string or regex`)
  const given = isNullish(options) ? undefined : (options as Value)
  if (given && given.type !== T.string)
    throw new CommandError(51106, `${operator} needs 'options' to be of type string`)
  if (regex.type === T.string) return globalRegex(textOf(regex), given ? textOf(given) : '')
  const { pattern, flags } = regexOf(regex)
  if (given && flags !== '')
    throw new CommandError(51107, `${operator}: found regex options specified in both 'regex' and 'options' fields`)
  return globalRegex(pattern, given ? textOf(given) : flags)
}

interface Search {
  text: string
  regex: RegExp
}

function reading(operator: string, operand: Value, compile: Compile): (environment: Environment) => Search | undefined {
  const names = { required: ['input', 'regex'], optional: ['options'] } as const
  const codes = { shape: 51103, unknown: 31024, missing: 31022 }
  const read = readArguments(operator, operand, compile, names, codes)
  return (environment) => {
    const [input, regex, options] = [read.input, read.regex, read.options].map((one) => one?.(environment))
    if (!isNullish(input) && input?.type !== T.string)
      throw new CommandError(51104, `${operator} needs 'input' to be of type string`)
    if (isNullish(regex)) return undefined
    const compiled = readRegex(operator, regex as Value, options)
    return isNullish(input) ? undefined : { text: textOf(input as Value), regex: compiled }
  }
}

function codePoints(text: string, end: number): number {
  let count = 0
  for (let i = 0; i < end; count++) i += (text.codePointAt(i) as number) > 0xffff ? 2 : 1
  return count
}

/** A match as MongoDB tells it: its place in code points, and null for groups that took no part. */
function told(match: RegExpMatchArray): Value {
  const captures = match.slice(1).map((one) => (one === undefined ? values.null : values.string(one)))
  const writer = new BsonWriter().string('match', match[0])
  writer.int32('idx', codePoints(match.input as string, match.index as number)).value('captures', arrayOf(captures))
  return new Value(T.object, writer.finish(), 0)
}

function firstMatch({ text, regex }: Search): RegExpMatchArray | undefined {
  return text.matchAll(regex).next().value
}

function pattern(operator: string, nothing: Value, answer: (search: Search) => Value) {
  return (operand: Value, compile: Compile): Evaluate => {
    const search = reading(operator, operand, compile)
    return (environment) => {
      const found = search(environment)
      return found ? answer(found) : nothing
    }
  }
}

/** Operators on patterns, which mean what they mean in filters. */
export const PATTERN_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $regexMatch: pattern('$regexMatch', values.false, (search) => values.bool(firstMatch(search) !== undefined)),
  $regexFind: pattern('$regexFind', values.null, (search) => {
    const match = firstMatch(search)
    return match ? told(match) : values.null
  }),
  $regexFindAll: pattern('$regexFindAll', values.emptyArray, ({ text, regex }) =>
    arrayOf([...text.matchAll(regex)].map(told)),
  ),
}
