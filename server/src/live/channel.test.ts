import { expect, test } from '@jest/globals'
import type { Batch } from '@quorate/shared/contracts/events'
import type { Audience } from '@quorate/shared/domain/audience'
import { committeeAtWork, rewording, tabling } from '@quorate/shared/domain/committee-fixture'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import fc from 'fast-check'
import { kernel } from '../kernel.ts'
import type { OpenedEntry } from '../record/committee-record.ts'
import { type BatchText, batchesFor, groupViews, type Present, rightsChanged, viewOf } from './channel.ts'

const AUDIENCES: Audience[] = [
  'public',
  'committee',
  'members',
  'chairs',
  'delegation:fr',
  'delegation:jp',
  'person:m1',
]

function entry(seq: number, audiences: readonly Audience[], size = 10): OpenedEntry {
  const events = audiences.map(
    (audience, index): RecordedEvent => ({
      type: 'CommentPosted',
      audience,
      actor: { member: 'm1', capacity: 'delegate', for: 'fr' },
      data: { comment: `c${seq}`, thread: 't', number: seq, replyTo: null, body: { words: 'x'.repeat(size) } },
      seq,
      index,
      at: seq,
    }),
  )
  return {
    entry: {
      committee: 'c',
      seq,
      at: seq,
      leaf: [],
      open: [],
      texts: {},
      key: { actor: '', id: '' },
      areas: [],
    },
    events,
  }
}

const state = kernel.domain.emptyState('c')
const present: Present = (event, audiences) => {
  const presented = kernel.present.recorded(event, audiences, state)
  return presented && JSON.stringify(presented)
}
const parse = ({ json }: BatchText): Batch => JSON.parse(json)

const audienceSets = fc.subarray(AUDIENCES)
const records = fc
  .array(fc.record({ audiences: audienceSets, size: fc.integer({ min: 0, max: 20_000 }) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((list) => list.map(({ audiences, size }, index) => entry(index + 5, audiences, size)))

test('[L1] batches cover every entry without gap or overlap, with exactly the events the view may see, in order', () => {
  fc.assert(
    fc.property(records, audienceSets, (entries, audiences) => {
      const view = viewOf(audiences)
      const batches = batchesFor('c', entries, view, present)
      expect(batches[0]?.from).toBe(5)
      expect(batches.at(-1)?.to).toBe(4 + entries.length)
      expect(batches.slice(1).map((batch) => batch.from)).toEqual(batches.slice(0, -1).map((batch) => batch.to + 1))
      expect(batches.map(parse)).toMatchObject(batches.map(({ from, to }) => ({ committee: 'c', from, to })))
      expect(batches.map((batch) => parse(batch).events.length)).toEqual(batches.map(({ count }) => count))
      const given = batches.map(parse).flatMap(({ events }) => events.map(({ seq, index }) => `${seq}.${index}`))
      const allowed = entries.flatMap(({ events }) => events.filter((event) => view.audiences.has(event.audience)))
      expect(given).toEqual(allowed.map(({ seq, index }) => `${seq}.${index}`))
    }),
  )
})

test('[L2] a frame stays below 64 KB', () => {
  fc.assert(
    fc.property(records, (entries) => {
      for (const batch of batchesFor('c', entries, viewOf(AUDIENCES), present)) {
        if (batch.from !== batch.to) expect(batch.json.length).toBeLessThan(64 * 1024)
      }
    }),
  )
})

test('[L3] only views that see the same are put together, and none is left out', () => {
  fc.assert(
    fc.property(records, fc.array(audienceSets, { minLength: 1, maxLength: 12 }), (entries, sets) => {
      const views = sets.map(viewOf)
      const groups = groupViews(entries, views, (event) => kernel.present.audiencesNamed(event, state))
      expect(groups.flat()).toHaveLength(views.length)
      for (const group of groups) {
        const contents = group.map((view) => JSON.stringify(batchesFor('c', entries, view, present)))
        expect(new Set(contents).size).toBe(1)
      }
    }),
  )
})

test('[L4] a suspension, an appointment, leaving and a credential change the rights of the person concerned', () => {
  const event = (type: string, data: object) => ({ ...entry(1, ['committee']).events[0], type, data }) as RecordedEvent
  const changed = rightsChanged([
    { ...entry(1, []), events: [event('ParticipantSuspended', { member: 'm1', reason: { words: 'x' } })] },
    { ...entry(2, []), events: [event('CredentialIssued', { delegation: 'fr', voter: 'm2' })] },
    { ...entry(3, ['committee']) },
    { ...entry(4, []), events: [event('ParticipantReinstated', { member: 'm3' })] },
    {
      ...entry(5, []),
      events: [
        event('AppointmentChanged', { member: 'm4', capacity: 'delegate', principal: 'fr', role: 'head' }),
        event('AppointmentChanged', { member: 'm5', capacity: 'delegate', principal: 'fr', role: 'alternate' }),
        event('CredentialLapsed', { delegation: 'fr', voter: 'm6' }),
      ],
    },
    { ...entry(6, []), events: [event('ParticipantRetired', { member: 'm7' })] },
  ])
  expect([...changed]).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'])
})

test('[Q37] a batch has the works of an agenda that its view may see, and views that see others get another batch', () => {
  const fixture = committeeAtWork()
  fixture.run('d1-head', tabling([rewording('p1-s1-1')]))
  const work = fixture.state.works.works.get('p1')
  if (work === undefined) throw new Error('No work')
  fixture.state.works.works.set('q1', { ...work, work: 'q1', audience: 'members' })
  const agenda = [{ item: 'i1', number: 1, title: 'Both', works: ['p1', 'q1'] }]
  const event: RecordedEvent = {
    ...{ type: 'SessionScheduled', audience: 'committee', actor: fixture.as('chair'), seq: 5, index: 0, at: 5 },
    data: { session: 's1', number: 1, title: 'S', startsAt: 0, timeZone: 'UTC', agenda },
  }
  const entries = [{ ...entry(5, []), events: [event] }]
  const views = [['committee'], ['committee', 'members'], ['committee', 'delegation:fr']] as Audience[][]
  const groups = groupViews(entries, views.map(viewOf), (one) => kernel.present.audiencesNamed(one, fixture.state))
  const show: Present = (one, audiences) => JSON.stringify(kernel.present.recorded(one, audiences, fixture.state))
  const seen = groups.map(([view]) =>
    view ? batchesFor('c', entries, view, show).flatMap((batch) => parse(batch).events) : [],
  )
  expect(groups.map((group) => group.length)).toEqual([2, 1])
  expect(seen.map((events) => events.map(({ data }) => data))).toMatchObject([
    [{ agenda: [{ works: ['p1'] }] }],
    [{ agenda: [{ works: ['p1', 'q1'] }] }],
  ])
})
