import { CommandError, unsupported } from '../errors.ts'

const LONGEST = 32_764

/**
 * The parts of patterns that PCRE, which MongoDB uses, and JavaScript read the same way: literals, sets, groups,
 * alternatives, quantifiers, `^`, lookaheads, and these escapes. Each part must match in full, one after the other.
 */
const PARTS = [
  String.raw`[^\\^$.*+?()[\]{}|]`,
  String.raw`[\^|)]`,
  String.raw`\((?:\?[:=!])?(?!\?|\*)`,
  String.raw`\\(?:[dDtnrf\\^$.*+?()[\]{}|/]|x[0-9a-fA-F]{2})`,
  String.raw`\[\^?(?:[^\\[\]^]|\\(?:[dDtnrf\\^$.*+?()[\]{}|/-]|x[0-9a-fA-F]{2}))(?:[^\\[\]]|\\(?:[dDtnrf\\^$.*+?()[\]{}|/-]|x[0-9a-fA-F]{2}))*\]`,
  String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??(?!\+)`,
]
const WORDS = String.raw`\\[wWbB]`
const ANY = String.raw`\.`

/** How each option changes which parts are read the same way. */
function readable(flags: string): RegExp {
  const parts = [...PARTS]
  // If case does not matter, JavaScript counts letters of other scripts as word characters.
  if (!flags.includes('i')) parts.push(WORDS)
  // Without this option JavaScript knows more ends of lines than PCRE.
  if (flags.includes('s')) parts.push(ANY)
  return new RegExp(parts.join('|'), 'uy')
}

/**
 * A regular expression of the store as one of JavaScript.
 * @throws CommandError 115 for a pattern that JavaScript does not read as PCRE does, 51091 and 51108 for an invalid one
 */
export function compileRegex(pattern: string, flags: string): RegExp {
  for (const flag of flags) {
    if ('mx'.includes(flag)) throw unsupported(`The option '${flag}' of a pattern`)
    if (!'isu'.includes(flag)) throw new CommandError(51108, `invalid flag in regex options: ${flag}`)
  }
  if (pattern.length > LONGEST) throw new CommandError(51091, 'Regular expression is invalid: too long')
  const part = readable(flags)
  while (part.lastIndex < pattern.length) {
    const at = part.lastIndex
    if (!part.test(pattern)) throw unsupported(`The pattern at '${pattern.slice(at, at + 20)}'`)
  }
  try {
    return new RegExp(pattern, `u${flags.includes('i') ? 'i' : ''}${flags.includes('s') ? 's' : ''}`)
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
