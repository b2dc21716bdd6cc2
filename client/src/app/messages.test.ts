import { beforeAll, describe, expect, test } from '@jest/globals'
import { REFUSALS } from '@quorate/shared/domain/refusals'
import { loadAllMessages } from './all-messages.fixture.ts'

let en: Record<string, object> = {}
let fr: Record<string, object> = {}
beforeAll(async () => {
  en = await loadAllMessages('en')
  fr = await loadAllMessages('fr')
})

/** Every key with its words. Plural forms differ between languages, so they count as one key. */
function flatten(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = prefix === '' ? name : `${prefix}.${name}`
    return typeof inner === 'string' ? [[key, inner] as [string, string]] : flatten(inner, key)
  })
}

const keysOf = (value: object) =>
  [...new Set(flatten(value).map(([key]) => key.replace(/_(one|many|other)$/, '')))].sort()

describe('the languages', () => {
  test('have the same keys', () => {
    expect(keysOf(fr)).toEqual(keysOf(en))
  })

  test.each([
    ['English', () => en],
    ['French', () => fr],
  ])('%s has no empty sentence', (_, language) => {
    expect(flatten(language()).filter(([, words]) => words.trim() === '')).toEqual([])
  })

  test('have the same particulars in each sentence', () => {
    const particulars = (words: string) => [...new Set(words.match(/(?<={{)\w+/g) ?? [])].sort().join()
    const english = new Map(flatten(en))
    const different = flatten(fr).filter(([key, words]) => particulars(words) !== particulars(english.get(key) ?? ''))
    expect(different).toEqual([])
  })

  test('have a sentence for every refusal', () => {
    expect(Object.keys(en.refusal ?? {})).toEqual(expect.arrayContaining(Object.keys(REFUSALS)))
  })
})
