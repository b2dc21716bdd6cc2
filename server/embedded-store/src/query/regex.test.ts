import { describe, expect, it } from '@jest/globals'
import { compileRegex } from './regex.ts'

describe('[W14] patterns', () => {
  it.each<[string, string, string[], string[]]>([
    ['abc', '', ['xabcx'], ['ab', 'ABC']],
    ['^b', '', ['b'], ['a\nb']],
    ['a.b', 's', ['a\nb', 'a\u2028b', 'a😀b'], ['ab']],
    ['É', 'i', ['é'], ['e']],
    ['^[a-c_]+[^x]', '', ['ab_y'], ['x', 'ax']],
    ['[\\-\\]]', '', ['-', ']'], ['a']],
    ['\\d{2,3}?\\.', '', ['12.'], ['1.']],
    ['(?:a|b)*c?d{2}', '', ['abcdd', 'dd'], ['d']],
    ['(a)(?=b)(?!bc)', '', ['ab'], ['abc', 'a']],
    ['\\x41\\t\\(\\/', '', ['A\t(/'], ['A']],
    ['\\bword\\b', '', ['a word.'], ['words']],
    ['a*?b+?c??', '', ['b'], ['a']],
  ])('%s with "%s" match as in PCRE', (pattern, flags, yes, no) => {
    const regex = compileRegex(pattern, flags)
    expect(yes.filter((text) => !regex.test(text))).toEqual([])
    expect(no.filter((text) => regex.test(text))).toEqual([])
  })

  it.each<[string, string]>([
    ['an end, which PCRE also finds before a last line feed', 'a$'],
    ['any character, as the two know other ends of lines', 'a.b'],
    ['white space, of which JavaScript knows more', 'a\\s'],
    ['vertical space', '\\v'],
    ['a back reference, which JavaScript finds where the group took no part', '(a)|b\\1'],
    ['a named group', '(?<x>a)'],
    ['what looks behind', '(?<=a)b'],
    ['options inside', '(?i)a'],
    ['an atomic group', '(?>a)'],
    ['a verb', '(*UCP)a'],
    ['a possessive quantifier', 'a++'],
    ['a brace as it is', 'a{b}'],
    ['a bracket first in a set', '[]a]'],
    ['a bracket in a set', '[[:alpha:]]'],
    ['a property', '\\p{L}'],
    ['a quotation', '\\Qa\\E'],
    ['an escape of nothing', '\\@'],
    ['an anchor of PCRE', '\\Aa'],
  ])('that JavaScript reads differently are refused: %s: %s', (_name, pattern) => {
    expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 115 }))
  })

  it('of word characters are refused if case does not matter, as JavaScript then knows more of them', () => {
    expect(() => compileRegex('\\w', 'i')).toThrow(expect.objectContaining({ code: 115 }))
    expect(compileRegex('^\\w', '').test('\u017f')).toBe(false)
  })

  it.each(['(', 'a)', '*a', 'a**', '[z-a]'])('that are invalid are refused: %s', (pattern) => {
    expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }))
  })

  it.each<[string, number]>([
    ['z', 51108],
    ['ig', 51108],
    ['m', 115],
    ['x', 115],
  ])('refuses the options %s: %i', (flags, code) => {
    expect(() => compileRegex('a', flags)).toThrow(expect.objectContaining({ code }))
  })
})
