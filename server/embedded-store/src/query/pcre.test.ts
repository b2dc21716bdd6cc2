import { describe, expect, it } from '@jest/globals'
import { compileRegex } from './regex.ts'

describe('[W14] patterns of PCRE', () => {
  it.each<[string, string, string[], string[]]>([
    ['abc$', '', ['abc', 'abc\n'], ['abc\nd', 'abc\n\n']],
    ['abc$', 'm', ['abc\nd'], ['abcd']],
    ['^b', 'm', ['a\nb', 'b'], ['ab']],
    ['^', 'm', [''], []],
    ['a.b', '', ['a\rb', 'a\u2028b', 'a😀b'], ['a\nb']],
    ['a.b', 's', ['a\nb'], ['ab']],
    ['\\Abc\\z', '', ['bc'], ['Abc', 'bc\n']],
    ['bc\\Z', '', ['bc', 'bc\n'], ['bcZ']],
    ['\\Qa.b\\E+', '', ['a.bb'], ['axb']],
    ['^[[:alpha:]_]+$', '', ['ab_'], ['a1', ':]']],
    ['^[^[:space:]]$', '', ['a', '\u00a0'], ['\n']],
    ['a\\hb', '', ['a b', 'a\tb'], ['ahb', 'a\nb']],
    ['a\\sb', '', ['a\nb'], ['a\u00a0b']],
    ['a\\Sb', '', ['a\u00a0b'], ['a b']],
    ['(?i)É', '', ['é'], ['e']],
    ['(?P<x>a|b)(?P=x)', '', ['aa', 'bb'], ['ab']],
    ['(?<x>a)\\k{x}', '', ['aa'], ['a']],
    ['(?#a remark)a', '', ['a'], ['(']],
    ['\\x{1F600}\\x41', '', ['😀A'], ['A']],
    ['a{b}]', '', ['a{b}]'], ['ab']],
    ['a{2}', '', ['aa'], ['a']],
    ['[]a]', '', [']', 'a'], ['[']],
    ['[\\w-.]', '', ['-', '.'], ['/']],
    ['[a-\\d]', '', ['-', '5', 'a'], ['b']],
    ['[a\\-z&&[]', '', ['-', '&', '['], ['b']],
    ['a\\-b\\@c\\ d\\"', '', ['a-b@c d"'], ['abcd']],
    ['a b # remark\nc', 'x', ['abc'], ['a b']],
    ['\\p{Lu}\\pL\\P{^Nd}', '', ['Éé1'], ['éé1', 'Ééa']],
    ['a*?b+?c??', '', ['b'], ['a']],
    ['(?<=a)b(?!c)', '', ['ab'], ['abc', 'b']],
    ['\\R', '', ['\r\n', '\u2028'], [' ']],
  ])('%s with "%s"', (pattern, flags, yes, no) => {
    const regex = compileRegex(pattern, flags)
    expect(yes.filter((text) => !regex.test(text))).toEqual([])
    expect(no.filter((text) => regex.test(text))).toEqual([])
  })

  it.each([
    'a++',
    'a{1,2}+',
    '(?>a)',
    'a(?i)b',
    '(?i:a)',
    '(?|a)',
    '(*UCP)a',
    '\\Ka',
    '\\G',
    '[[:^alpha:]]',
    '[[=a=]]',
  ])('that JavaScript has nothing for are refused: %s', (pattern) => {
    expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 115 }))
  })

  it.each(['(', 'a)', '[a', '[a-', '\\', '*a', 'a**', '[z-a]', '\\1', '[[:frob:]]', '\\p{Frob}', '[\\'])(
    'that are none are refused: %s',
    (pattern) => {
      expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }))
    },
  )

  it.each(['z', 'ig'])('refuses the unknown options %s', (flags) => {
    expect(() => compileRegex('a', flags)).toThrow(expect.objectContaining({ code: 51108 }))
  })
})
