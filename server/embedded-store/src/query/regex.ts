import { CommandError } from '../errors.ts'
import { fromPcre } from './pcre.ts'

const LONGEST = 32_764
const SUPPORTED = new Set(['i', 'm', 's', 'x', 'u'])

/** A regular expression of the store as one of JavaScript. */
export function compileRegex(pattern: string, flags: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern)
  const rest = pattern.slice(inline?.[0].length ?? 0)
  const options = flags + (inline?.[1] ?? '')
  for (const flag of options) {
    if (!SUPPORTED.has(flag)) throw new CommandError(51108, `invalid flag in regex options: ${flag}`)
  }
  if (pattern.length > LONGEST)
    throw new CommandError(51091, 'Regular expression is invalid: pattern string is longer than the limit')
  const source = fromPcre(rest, {
    multiline: options.includes('m'),
    dotAll: options.includes('s'),
    extended: options.includes('x'),
  })
  try {
    return new RegExp(source, options.includes('i') ? 'iu' : 'u')
  } catch (error) {
    throw new CommandError(51091, `Regular expression is invalid: ${(error as Error).message}`)
  }
}

/** The literal text every match of an anchored, case-sensitive pattern begins with, or undefined. */
export function literalPrefix(pattern: string, flags: string): string | undefined {
  if (flags !== '' || !pattern.startsWith('^') || pattern.includes('|')) return undefined
  const literal = /^\^([\w\s\-:@/,;=&%#'"!~<>]*)/.exec(pattern)?.[1] ?? ''
  // A quantifier after the last character makes that character optional.
  const next = pattern[literal.length + 1]
  const sure = next !== undefined && '?*{'.includes(next) ? literal.slice(0, -1) : literal
  return sure === '' ? undefined : sure
}
