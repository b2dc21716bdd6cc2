import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { commandContracts } from './commands.ts'
import { saveDraft } from './proposals.ts'

/** The texts of several lines that people write; every other text is a line. */
const PROSE: readonly string[] = [
  ...['postComment.body', 'editComment.body', 'tableProposal.justification'],
  ...['hideComment.reason', 'suspendParticipant.reason', 'eraseWords.reason'],
  // Official texts: what is odd in them is shown to those who bring them.
  ...['importMandate', 'importInstrument'].flatMap((type) => [
    ...['heading', 'text'].flatMap((field) => [`${type}.provisions.${field}.en`, `${type}.provisions.${field}.fr`]),
    ...['front', 'end', 'notes'].flatMap((part) =>
      ['en', 'fr'].map((language) => `${type}.surroundings.${part}.${language}${part === 'notes' ? '.text' : ''}`),
    ),
    ...['en', 'fr'].map((language) => `${type}.sources.${language}.sha256`),
  ]),
  ...['Mandate', 'Instrument'].flatMap((what) => [
    `correct${what}.after`,
    `correct${what}.reason`,
    `withdraw${what}.reason`,
  ]),
  ...['tableProposal.operations.text', 'tableProposal.operations.provision.text.en'],
  'tableProposal.operations.provision.text.fr',
]

/** The texts in a schema, each by its path. */
function textsIn(schema: z.core.$ZodType, path: string): [path: string, text: z.core.$ZodType][] {
  if (schema instanceof z.ZodString) return [[path, schema]]
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
  if (schema instanceof z.ZodArray) return textsIn(schema.element, path)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return textsIn(schema.unwrap(), path)
  if (schema instanceof z.ZodPipe) return textsIn(schema.in, path)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => textsIn(option, path))
  return []
}
const texts = commandContracts.flatMap(({ type, body }) => textsIn(body, type))
/** The number of a clause is one that the mandate has. */
const CLAUSES = ['tableProposal.clause.clause', 'correctMandate.clause']
const lines = texts.filter(([path]) => !PROSE.includes(path) && !CLAUSES.includes(path))

test('the list of prose names texts that there are', () => {
  expect(PROSE.filter((path) => !texts.some(([each]) => each === path))).toEqual([])
})

test.each(lines)('[F8] %s takes no odd character', (_, text) => {
  for (const odd of ['Re\nport', 'a\u202eb', 'a\u2028b', 'a\u200bb', 'a\u0007b', 'a\ue000b', 'p\u0430ypal'])
    expect([odd, z.safeParse(text, odd).success]).toEqual([odd, false])
})

test('[F8] what is odd in the title of a draft is kept, and refused when it is tabled', () => {
  expect(saveDraft.body.shape.title.safeParse({ en: 'a\u202eb' }).success).toBe(true)
})
