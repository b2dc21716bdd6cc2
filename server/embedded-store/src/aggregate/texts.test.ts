import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startFixture } from '../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  store = await startFixture()
})
afterAll(() => store.stop())

async function evaluate(expression: unknown): Promise<unknown> {
  const stages = [{ $documents: [{ _id: 1 }] }, { $replaceWith: { out: expression } }]
  return (await store.db.aggregate(stages).toArray())[0]?.out
}

describe('texts', () => {
  it.each<[string, unknown, unknown]>([
    ['trimmed', { $trim: { input: ' \n good  bye \t\u00a0' } }, 'good  bye'],
    ['trimmed of characters', { $trim: { input: ' ggggoodbyeeeee', chars: 'ge' } }, ' ggggoodby'],
    ['trimmed at the left', { $ltrim: { input: '^]a-', chars: '^-]' } }, 'a-'],
    ['trimmed of nothing', { $trim: { input: 'a', chars: null } }, null],
    ['one replaced', { $replaceOne: { input: 'aXaX', find: 'X', replacement: { $literal: '$&' } } }, 'a$&aX'],
    ['all replaced', { $replaceAll: { input: 'a.b.c', find: '.', replacement: '-' } }, 'a-b-c'],
    ['nothing replaced', { $replaceAll: { input: 'né', find: '', replacement: '-' } }, '-n-é-'],
    ['nothing to replace', { $replaceOne: { input: null, find: 'a', replacement: 'b' } }, null],
    ['split', { $split: ['June-15-2013', '-'] }, ['June', '15', '2013']],
    ['split of nothing', { $split: [null, '-'] }, null],
    ['a place in characters', { $indexOfCP: ['😀café', 'é'] }, 4],
    ['a place further on', { $indexOfCP: ['vanilla', 'l', 5] }, 5],
    ['no place', { $indexOfCP: ['vanilla', 'll', 5, 2] }, -1],
    ['a place in bytes', { $indexOfBytes: ['aéa', 'a', 1] }, 3],
    ['a place of nothing', { $indexOfBytes: ['abc', '', 1] }, 1],
    ['a part in bytes', { $substrBytes: ['cafétéria', 0, 5] }, 'café'],
    ['the rest in bytes', { $substrBytes: ['abc', 1, -1] }, 'bc'],
    ['beyond the end', { $substr: ['abc', 1, 100] }, 'bc'],
    ['part of a number', { $substrBytes: [12345, 1, 2] }, '23'],
    ['a part in characters', { $substrCP: ['寿司sushi', 0, 4] }, '寿司su'],
    ['compared without case', { $strcasecmp: ['13Q4', '13q4'] }, 0],
    ['compared with nothing', { $strcasecmp: [null, 'a'] }, -1],
    ['matched', { $regexMatch: { input: 'line ONE', regex: 'one', options: 'i' } }, true],
    ['matched by nothing', { $regexMatch: { input: 'a', regex: null } }, false],
    [
      'found in characters',
      { $regexFind: { input: '😀café', regex: '(f)(x)?é' } },
      { match: 'fé', idx: 3, captures: ['f', null] },
    ],
    ['found nowhere', { $regexFind: { input: 'abc', regex: /x/ } }, null],
    [
      'all found',
      { $regexFindAll: { input: 'aBa', regex: /a/ } },
      [
        { match: 'a', idx: 0, captures: [] },
        { match: 'a', idx: 2, captures: [] },
      ],
    ],
  ])('[W11] %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })

  it.each<[string, unknown, number]>([
    ['a separator of nothing', { $split: ['a', ''] }, 40087],
    ['half a character', { $substrBytes: ['é', 0, 1] }, 28657],
    ['the other half', { $substrBytes: ['é', 1, 1] }, 28656],
    ['a place below zero', { $indexOfCP: ['a', 'a', -1] }, 40097],
    ['a length below zero', { $substrCP: ['a', 0, -1] }, 34454],
    ['the length of nothing', { $strLenCP: null }, 34471],
    ['trimming a number', { $trim: { input: 5 } }, 50699],
    ['an unknown argument', { $trim: { input: 'a', char: 'b' } }, 50694],
    ['replacing a number', { $replaceOne: { input: 'a', find: 5, replacement: 'b' } }, 51745],
    ['a pattern that is none', { $regexMatch: { input: 'a', regex: '[' } }, 51111],
    ['options twice', { $regexMatch: { input: 'a', regex: /a/i, options: 'm' } }, 51107],
    ['searching a number', { $regexFind: { input: 5, regex: 'a' } }, 51104],
  ])('[W3] refuses %s', async (_name, expression, code) => {
    await expect(evaluate(expression)).rejects.toMatchObject({ code })
  })
})
