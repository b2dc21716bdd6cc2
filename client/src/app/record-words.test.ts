import { beforeAll, describe, expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordName } from '@quorate/shared/contracts/record'
import { EXAMPLES } from '@quorate/shared/domain/examples.fixture'
import type { NamedThing, Names, Phrases, RecordWords, Sentence } from '../data/sentence.ts'
import { composeSentence } from '../features/record/sentence.ts'
import { fillTemplate, templateParts } from '../i18n/template.ts'
import { loadAllMessages } from './all-messages.fixture.ts'
import { loadRecordWords } from './record-words.ts'

let recordWords: RecordWords
beforeAll(async () => {
  recordWords = await loadRecordWords()
})

const work = {
  id: 'w',
  kind: 'amendment',
  symbol: 'HLSG/P/1',
  title: { en: 'T' },
  for: null,
  stage: 'tabled',
  open: true,
}
const nameless = { symbol: null, title: null, number: null, work: null }
/** The names of some of the ids below; the others are unknown. */
const KNOWN: Record<string, RecordName> = {
  w: { ...nameless, what: 'work', symbol: work.symbol, work },
  t: { ...nameless, what: 'thread', work },
  v: { ...nameless, what: 'vote', symbol: work.symbol, number: 2, work },
  s: { ...nameless, what: 'session', number: 1, title: { en: 'A sitting' } },
  i: { ...nameless, what: 'item', number: 3, title: { en: 'An item' } },
}
const name = (text: string): NamedThing => ({ text, to: `/${text}` })
const t = ((key: string) => key) as unknown as Names['t']
const names: Names = {
  t,
  address: (...parts) => `/${parts.join('/')}`,
  actor: () => name('Actor'),
  member: name,
  principal: name,
  participants: { to: '/participants' },
  official: (text) => text.en ?? text.fr ?? '',
  of: (id) => KNOWN[id],
  work: ({ symbol }, comment) => ({ text: symbol, to: `/works/${symbol}#${comment}` }),
  erasableOf: (kind) => recordWords.erasable.get(kind),
  kind: (kind) => kind,
  stage: ({ stage }) => stage,
}
const phrases: Phrases = {
  t,
  official: (text) => text.en ?? text.fr ?? '',
  duration: (seconds) => `${seconds} s`,
  list: (all) => all.join(', '),
  moment: (at) => String(at),
}
const compose = (event: PresentedEvent): Sentence => composeSentence(event, recordWords, names, phrases)

/** At least one example of every type, and of every way its sentence can turn out. */
const EXAMPLES_OF: readonly (readonly [type: string, examples: readonly unknown[]])[] = [
  ...EXAMPLES.flatMap(({ events }) => Object.entries<readonly unknown[]>(events)),
  ['WordsErased', [{ subject: { kind: 'unheard-of', id: 'w' }, reason: 'r', texts: [] }]],
]

const messages: Record<string, Record<string, object>> = {}
beforeAll(async () => {
  for (const language of ['en', 'fr'] as const) messages[language] = await loadAllMessages(language)
})

function wordsAt(language: string, key: string): string | undefined {
  const found = key.split('.').reduce<unknown>((inner, step) => (inner as never)?.[step], messages[language])
  return typeof found === 'string' ? found : undefined
}

describe.each(['en', 'fr'])('in %s', (language) => {
  test.each(EXAMPLES_OF)('%s reads as a sentence with every slot filled', (type, examples) => {
    for (const data of examples) {
      const actor = { member: 'm', capacity: 'chair', for: null }
      const { key, values, count } = compose({ seq: 1, index: 0, at: 0, type, actor, data } as PresentedEvent)
      const template = wordsAt(language, count === undefined ? key : `${key}_other`)
      if (template === undefined) throw new Error(`No sentence for ${key}`)
      const slots = [...template.matchAll(/\{\{(\w+)[^}]*\}\}/g)].flatMap(([, slot]) => (slot ? [slot] : []))
      const filled = new Set([...Object.keys(values), ...(count === undefined ? [] : ['count'])])
      expect(slots.filter((slot) => !filled.has(slot))).toEqual([])
      expect(template).toMatch(/\.$/)
    }
  })

  test('every type has a name for contents that are too long', () => {
    const types = [...recordWords.sentences]
    expect(types.length).toBeGreaterThan(0)
    expect(types.filter(([type, { area }]) => wordsAt(language, `${area}.record.type.${type}`) === undefined)).toEqual(
      [],
    )
  })
})

test('an event too large for a frame says what kind it is', () => {
  const actor = { member: 'm', capacity: 'chair', for: null } as const
  const event: PresentedEvent = { seq: 1, index: 0, at: 0, type: 'VersionConsolidated', actor, data: null }
  expect(compose(event)).toMatchObject({
    key: 'record.withoutDetails',
    values: { what: { text: 'instrument.record.type.VersionConsolidated' } },
  })
})

test('a title that looks like a slot stays a title', () => {
  expect(fillTemplate('{{actor}} tabled {{title}}.', { actor: 'A', title: '{{actor}}' })).toBe('A tabled {{actor}}.')
  expect(templateParts('{{a}} b', { a: 'x' })).toEqual([
    { slot: 'a', text: 'x' },
    { slot: null, text: ' b' },
  ])
})

test('things that an event names by id get their names and links, if the reader may know them', () => {
  const actor = { member: 'm', capacity: 'chair', for: null } as const
  const at = (thread: string) =>
    ({ seq: 1, index: 0, at: 0, type: 'CommentPosted', actor, data: posted(thread) }) as const
  const posted = (thread: string) => ({ comment: 'c', thread, number: 2, replyTo: null, body: 'b' })
  expect(compose(at('t')).values).toMatchObject({
    work: { text: 'HLSG/P/1' },
    comment: { to: '/works/HLSG/P/1#2' },
  })
  expect(compose(at('hidden')).values).toMatchObject({ work: { text: 'works.record.unknown' } })
})

test('the area of erased words names them; if no area of this page has them, the sentence is general', async () => {
  const erased = (kind: string, id: string) => {
    const actor = { member: 'm', capacity: 'secretariat', for: null } as const
    const data = { subject: { kind: kind as 'work', id }, reason: 'r', texts: [] }
    const translate = (key: string, values = {}) => fillTemplate(wordsAt('en', key) ?? key, values)
    const speaking = { ...names, t: translate as unknown as Names['t'] }
    const event: PresentedEvent = { seq: 1, index: 0, at: 0, type: 'WordsErased', actor, data }
    return composeSentence(event, recordWords, speaking, phrases).values.words
  }
  expect(erased('comment', 'c')).toEqual({ text: 'the text of a comment' })
  expect(erased('participant', 'Ana')).toMatchObject({ text: 'the name of Ana', to: '/participants' })
  expect(erased('proposal', 'w')).toMatchObject({ text: 'the justification of HLSG/P/1' })
  expect(erased('work', 'w')).toMatchObject({ text: 'the reasons given for the stages of HLSG/P/1' })
  expect(erased('unheard-of', 'x')).toEqual({ text: 'words' })
})
