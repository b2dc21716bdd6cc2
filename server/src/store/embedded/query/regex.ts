import { CommandError } from '../errors.ts'

const SUPPORTED = new Set(['i', 'm', 's', 'x', 'u'])

/** Pattern text without the white space and comments that the option `x` allows. */
function withoutExtended(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gms, (part) => (/^[\s#]/.test(part) ? '' : part))
}

/** A regular expression of the store as one of JavaScript. */
export function compileRegex(pattern: string, flags: string): RegExp {
  let source = pattern
  let options = flags
  const inline = /^\(\?([imsx]+)\)/.exec(source)
  if (inline) {
    source = source.slice(inline[0].length)
    options += inline[1]
  }
  for (const flag of options) {
    if (!SUPPORTED.has(flag)) throw new CommandError(51108, `invalid flag in regex options: ${flag}`)
  }
  if (options.includes('x')) source = withoutExtended(source)
  const jsFlags = [...new Set(options.replace(/[xu]/g, ''))].join('')
  try {
    return new RegExp(source, `${jsFlags}u`)
  } catch {
    try {
      return new RegExp(source, jsFlags)
    } catch (error) {
      throw new CommandError(51091, `Regular expression is invalid: ${(error as Error).message}`)
    }
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
