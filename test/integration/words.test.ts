import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { loadAllMessages } from '../../client/src/app/all-messages.fixture.ts'

type Speaking = 'en' | 'fr'

/** The columns *not* of the glossary's table “One word for one thing”. */
function bannedWords(): Record<Speaking, string[]> {
  const glossary = readFileSync('docs/GLOSSARY.md', 'utf8')
  const table = glossary.slice(glossary.indexOf('## One word for one thing')).split('\n')
  const rows = table.filter((line) => line.startsWith('|')).slice(2)
  const column = (index: number) =>
    rows.flatMap((row) => row.split('|')[index]?.split(',') ?? []).flatMap((word) => word.trim() || [])
  return { en: column(3), fr: column(5) }
}

const BANNED = bannedWords()
const messages: Record<Speaking, [key: string, words: string][]> = { en: [], fr: [] }
beforeAll(async () => {
  for (const language of ['en', 'fr'] as const) messages[language] = flatten(await loadAllMessages(language))
})

function flatten(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [[prefix + name, inner] as [string, string]] : flatten(inner, `${prefix}${name}.`),
  )
}

/** The messages with such words, not counting particulars. To carry out is another thing than to carry. */
function messagesWith(language: Speaking, words: RegExp): [string, string][] {
  return messages[language].filter(([, all]) => words.test(all.replaceAll(/\{\{[^}]*\}\}|carried out/g, 'x')))
}

describe.each(['en', 'fr'] as const)('[U35] the words of pages in %s', (language) => {
  test.each(BANNED[language])('“%s” is not said', (word) => {
    expect(messagesWith(language, new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'))).toEqual([])
  })

  test('have one ellipsis, typographic apostrophes and no spaces for nothing', () => {
    expect(messagesWith(language, /\.\.\.| …|'| {2}|^ | $/)).toEqual([])
  })
})

test('[U35] French has a narrow space that does not break before ; : ! ? » and after «', () => {
  expect(messagesWith('fr', /[^\u202f][;:!?»]|«[^\u202f]|\u00a0/)).toEqual([])
})
