import { expect, test } from '@jest/globals'
import { areaOfEvent } from '@quorate/shared/domain/committee'
import type { EventActor, NewEvent } from '@quorate/shared/domain/event'
import { words } from '@quorate/shared/domain/words'
import fc from 'fast-check'
import { type Entry, entryFaults, faultsBetween, openEntry, seal, sealKey } from './entry.ts'

const actor: EventActor = { member: 'm1', capacity: 'delegate', for: 'fr' }

function entryOf(events: NewEvent[]): Entry {
  return {
    committee: 'hlsg',
    seq: 1,
    at: 5,
    ...seal(events, actor, areaOfEvent),
    key: sealKey('m1', 'k', 'the command'),
  }
}

function comment(body: string): NewEvent {
  const data = { comment: 'c1', thread: 't1', number: 1, replyTo: null, body: words(body) }
  return { type: 'CommentPosted', audience: 'committee', data }
}

test('[K3] an entry keeps words beside the event, which contains only their commitment', () => {
  const entry = entryOf([comment('Keep “shall”.')])
  expect(entry.open[0]?.event).not.toContain('shall')
  expect(Object.values(entry.texts).map(({ value }) => value)).toEqual(['Keep “shall”.'])
  expect(openEntry(entry)[0]).toMatchObject({
    type: 'CommentPosted',
    seq: 1,
    index: 0,
    at: 5,
    data: { body: { words: 'Keep “shall”.' } },
  })
})

test('[K3] after erasure the entry verifies as before, and its words are null', () => {
  const entry = entryOf([comment('gone tomorrow')])
  const erased = { ...entry, texts: {}, key: { actor: 'm1', id: 'k' } }
  expect(entryFaults(erased)).toEqual([])
  expect(openEntry(erased)[0]?.data).toMatchObject({ body: { words: null } })
})

test('[K2] any well-formed words come back unchanged, and no fault is found', () => {
  const string = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(fc.array(string, { minLength: 1, maxLength: 5 }), (bodies) => {
      const entry = entryOf(bodies.map(comment))
      const read = openEntry(entry).map((event) => (event.type === 'CommentPosted' ? event.data.body.words : null))
      expect(read).toEqual(bodies)
      expect(entryFaults(entry)).toEqual([])
    }),
  )
})

test('[K2] [K9] between entries, a missing number and a time that goes back are seen', () => {
  const entry = entryOf([])
  const next = { ...entry, seq: 2 }
  expect(faultsBetween(null, entry)).toEqual([])
  expect(faultsBetween(entry, next)).toEqual([])
  expect(faultsBetween(null, next)).toEqual(['entry 1 is missing'])
  expect(faultsBetween(entry, { ...next, seq: 3 })).toEqual(['entry 2 is missing'])
  expect(faultsBetween(entry, { ...next, at: 4 })).toEqual(['entry 2 is older than the one before it'])
})

test.each([
  [
    'an event',
    (entry: Entry) => ({ ...entry, open: entry.open.map((one) => ({ ...one, event: one.event.replace('t1', 't2') })) }),
  ],
  [
    'a text',
    (entry: Entry) => ({
      ...entry,
      texts: Object.fromEntries(Object.entries(entry.texts).map(([key, one]) => [key, { ...one, value: 'other' }])),
    }),
  ],
  ['a missing event', (entry: Entry) => ({ ...entry, open: [] })],
  ['a text that no event names', (entry: Entry) => ({ ...entry, open: [], leaf: [] })],
  ['an erasure that has left the commitment to its command', (entry: Entry) => ({ ...entry, texts: {} })],
  ['the salt of its command', ({ key: { salt: _, ...key }, ...entry }: Entry) => ({ ...entry, key })],
])('[K2] a change of %s is found', (_, change) => {
  expect(entryFaults(change(entryOf([comment('as it was')])))).not.toEqual([])
})
