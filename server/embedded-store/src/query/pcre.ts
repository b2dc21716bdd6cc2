import { CommandError, unsupported } from '../errors.ts'

/** Members of the POSIX classes and of the escapes that JavaScript lacks or reads otherwise, as parts of a class. */
const MEMBERS: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\t-\\r ',
  blank: '\\t ',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
  cntrl: '\\0-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
  ascii: '\\0-\\x7f',
  s: '\\t-\\r ',
  S: '\\0-\\x08\\x0e-\\x1f!-\\u{10ffff}',
  h: '\\t \\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n-\\r\\x85\\u2028\\u2029',
}
const SAME_CLASS = 'dDwW'
const PLAIN: Record<string, string> = { n: '\\n', r: '\\r', t: '\\t', f: '\\f', a: '\\x07', e: '\\x1b' }
const OUTSIDE: Record<string, string> = {
  A: '^',
  z: '$',
  Z: '(?=\\n?$)',
  N: '[^\\n]',
  R: '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])',
  H: `[^${MEMBERS.h}]`,
  V: `[^${MEMBERS.v}]`,
  b: '\\b',
  B: '\\B',
}

function invalid(what: string): CommandError {
  return new CommandError(51091, `Regular expression is invalid: ${what}`)
}

function literal(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/-]/g, (one) => (one === '-' ? '\\x2d' : `\\${one}`))
}

const known = new Map<string, RegExp>()

function stickyOf(source: string): RegExp {
  const found = known.get(source) ?? new RegExp(source, 'uy')
  known.set(source, found)
  return found
}

interface Options {
  multiline: boolean
  dotAll: boolean
  extended: boolean
}

/** A pattern on its way from the language of PCRE, which MongoDB speaks, to that of JavaScript's flag `u`. */
class Translation {
  private readonly rest: string
  private readonly options: Options
  private at = 0
  private out = ''

  constructor(pattern: string, options: Options) {
    this.rest = pattern
    this.options = options
  }

  run(): string {
    while (this.at < this.rest.length) this.out += this.next()
    return this.out
  }

  private take(shape: RegExp): RegExpExecArray | undefined {
    const sticky = stickyOf(shape.source)
    sticky.lastIndex = this.at
    const found = sticky.exec(this.rest)
    if (found) this.at += found[0].length
    return found ?? undefined
  }

  private char(): string {
    const char = String.fromCodePoint(this.rest.codePointAt(this.at) as number)
    this.at += char.length
    return char
  }

  private next(): string {
    const { multiline, dotAll, extended } = this.options
    if (extended && this.take(/\s+|#.*/)) return ''
    const plain = this.take(/\w+/)
    if (plain) return plain[0]
    const quantifier = this.take(/[*+?]|\{\d+(?:,\d*)?\}/)
    if (quantifier) {
      if (this.take(/\+/)) throw unsupported('A possessive quantifier')
      return quantifier[0] + (this.take(/\?/)?.[0] ?? '')
    }
    const char = this.char()
    switch (char) {
      case '\\':
        return this.escape()
      case '[':
        return this.characterClass()
      case '(':
        return this.group()
      case '.':
        return dotAll ? '[^]' : '[^\\n]'
      case '^':
        return multiline ? '(?:^|(?<=\\n)(?=[^]))' : '^'
      case '$':
        return multiline ? '(?=\\n|$)' : '(?=\\n?$)'
      case ')':
      case '|':
        return char
      default:
        return literal(char)
    }
  }

  private group(): string {
    if (this.take(/\?#[^)]*\)/)) return ''
    const back = this.take(/\?P=(\w+)\)/)
    if (back) return `\\k<${back[1]}>`
    const named = this.take(/\?P?<(\w+)>/) ?? this.take(/\?'(\w+)'/)
    if (named) return `(?<${named[1]}>`
    const kind = this.take(/\?(?:[:=!]|<[=!])/)
    if (kind) return `(${kind[0]}`
    const other = this.take(/\?.?|\*/)
    if (other) throw unsupported(`The group '(${other[0]}' of regular expressions`)
    return '('
  }

  /** What `\x41`, `\x{41}` or a simple escape stands for, as one character. */
  private escapedChar(): string | undefined {
    const hex = this.take(/x\{([0-9a-fA-F]{1,6})\}/) ?? this.take(/x([0-9a-fA-F]{2})/)
    if (hex) return `\\u{${hex[1]}}`
    if (this.take(/0(?!\d)/)) return '\\0'
    const control = this.take(/c([A-Za-z])/)
    if (control) return `\\c${control[1]}`
    const plain = this.take(/[nrtfae]/)
    if (plain) return PLAIN[plain[0]]
    const own = this.take(/[^A-Za-z0-9]/)
    return own && literal(own[0])
  }

  private property(): string | undefined {
    const found = this.take(/([pP])\{(\^?)([\w&]+)\}/) ?? this.take(/([pP])()([A-Z])/)
    if (!found) return undefined
    const negated = (found[1] === 'P') !== (found[2] === '^')
    return `\\${negated ? 'P' : 'p'}{${found[3]}}`
  }

  private escape(): string {
    const quoted = this.take(/Q([\s\S]*?)(?:\\E|$)/)
    if (quoted) return literal(quoted[1] as string)
    if (this.take(/E/)) return ''
    const one = this.escapedChar() ?? this.property()
    if (one !== undefined) return one
    const back = this.take(/[1-9]\d?/) ?? this.take(/k[<{'](\w+)[>}']/)
    if (back) return back[1] === undefined ? `(?:\\${back[0]})` : `\\k<${back[1]}>`
    if (this.at >= this.rest.length) throw invalid('\\ at its end')
    const letter = this.char()
    if (SAME_CLASS.includes(letter)) return `\\${letter}`
    if (OUTSIDE[letter] !== undefined) return OUTSIDE[letter]
    if ('sShv'.includes(letter)) return `[${MEMBERS[letter]}]`
    throw unsupported(`'\\${letter}' in a regular expression`)
  }

  /** One member of a class: a character, or a class within the class. */
  private member(): { text: string; single: boolean } {
    const posix = this.take(/\[:(\^?)([a-z]+):\]/)
    if (posix) {
      const text = MEMBERS[posix[2] as string]
      if (text === undefined || (posix[2] as string).length === 1) throw invalid('unknown POSIX class name')
      if (posix[1]) throw unsupported('A negated POSIX class')
      return { text, single: false }
    }
    if (this.take(/\[[.=]/)) throw unsupported('A POSIX collating element')
    const char = this.char()
    if (char !== '\\') return { text: literal(char), single: true }
    if (this.take(/b/)) return { text: '\\x08', single: true }
    const one = this.escapedChar()
    if (one !== undefined) return { text: one, single: true }
    const property = this.property()
    if (property !== undefined) return { text: property, single: false }
    if (this.at >= this.rest.length) throw invalid('missing terminating ]')
    const letter = this.char()
    if (SAME_CLASS.includes(letter)) return { text: `\\${letter}`, single: false }
    if ('sShv'.includes(letter)) return { text: MEMBERS[letter] as string, single: false }
    throw unsupported(`'\\${letter}' in a class of a regular expression`)
  }

  private characterClass(): string {
    let text = this.take(/\^/) ? '[^' : '['
    for (let first = true; first || !this.take(/\]/); first = false) {
      if (this.at >= this.rest.length) throw invalid('missing terminating ] for character class')
      const low = this.member()
      text += low.text
      if (!low.single || !this.take(/-(?!\])/)) continue
      if (this.at >= this.rest.length) throw invalid('missing terminating ] for character class')
      const high = this.member()
      text += high.single ? `-${high.text}` : `\\x2d${high.text}`
    }
    return `${text}]`
  }
}

/**
 * A pattern of PCRE as one of JavaScript that matches the same texts under the flag `u`.
 * @throws CommandError 115 for what JavaScript has nothing for, 51091 for what is no pattern
 */
export function fromPcre(pattern: string, options: Options): string {
  return new Translation(pattern, options).run()
}
