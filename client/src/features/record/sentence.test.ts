import { describe, expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { EventType } from '@quorate/shared/domain/event'
import { record as en } from '../../i18n/en/record.ts'
import { record as fr } from '../../i18n/fr/record.ts'
import type { NamedThing, Names, Phrases } from './names.ts'
import { composeSentence, type Sentence } from './sentence.ts'
import { fillTemplate, templateParts } from './template.ts'

const name = (text: string): NamedThing => ({ text, to: `/${text}` })
const names: Names = {
  actor: () => name('Actor'),
  member: name,
  principal: name,
  participants: { to: '/participants' },
  mandate: name,
  clause: ({ clause }) => name(clause),
  instrument: name,
  version: (_, version) => ({ to: `/v${version}` }),
  proposal: name,
  thread: name,
  comment: (_, number) => ({ to: `#${number}` }),
  session: name,
  item: (_, item) => name(item),
  vote: name,
  decision: name,
}
const phrases: Phrases = {
  official: (text) => text.en ?? text.fr ?? '',
  capacity: (capacity) => capacity,
  role: (role) => role,
  method: (method) => method,
  choice: (choice) => choice,
  comment: (number) => `comment ${number}`,
  floor: (kind) => kind,
  duration: (seconds) => `${seconds} s`,
  type: (type) => type,
  list: (all) => all.join(', '),
  moment: (at) => String(at),
}

const title = { en: 'Title' }
const counts = { base: 5, needed: 4, quorumNeeded: 3, entitled: 5, present: 5, for: 4, against: 1, abstain: 0 }
const result = { ...counts, outcome: 'carried', reason: 'reached' } as const
const profile = {
  id: 'p',
  quorum: null,
  base: 'all-entitled',
  threshold: { numerator: 1, denominator: 2, strictly: true },
  tie: 'lost',
} as const

type Data = { [T in EventType]: NonNullable<PresentedEvent<T>['data']>[] }

/** At least one example of every type, and of every way its sentence can turn out. */
const EXAMPLES: Data = {
  CommitteeEstablished: [{ name: title, body: title, symbol: 'S' }],
  DelegationAdmitted: [{ delegation: 'd', name: title, region: 'europe' }],
  SeatCreated: [{ seat: 's', entity: 'E', sector: 'S', region: 'europe', from: 2025, until: 2028 }],
  ObserverAdmitted: [{ observer: 'o', name: title }],
  ParticipantEnrolled: [
    { member: 'm', name: 'N', capacity: 'delegate', principal: 'd', role: 'head' },
    { member: 'm', name: null, capacity: 'secretariat', principal: null, role: null },
  ],
  AppointmentChanged: [
    { member: 'm', capacity: 'delegate', principal: 'd', role: 'head' },
    { member: 'm', capacity: 'secretariat', principal: null, role: null },
  ],
  ParticipantRetired: [{ member: 'm' }],
  CredentialLapsed: [{ delegation: 'd', voter: 'm' }],
  CredentialIssued: [{ delegation: 'd', voter: 'm' }],
  ParticipantSuspended: [{ member: 'm', reason: null }],
  ParticipantReinstated: [{ member: 'm' }],
  WordsErased: (['comment', 'participant', 'proposal'] as const).map((kind) => ({
    subject: { kind, id: 'i' },
    reason: 'r',
    texts: [],
  })),
  MandateImported: [{ mandate: 'm', title, authentic: ['en'], clauses: [{ number: '1', parent: null, text: title }] }],
  InstrumentImported: [{ instrument: 'i', title, version: 1, provisions: [] }],
  VersionConsolidated: [{ instrument: 'i', version: 2, decision: 'd', operations: [] }],
  ProposalTabled: [
    {
      proposal: 'p',
      number: 1,
      symbol: 'S',
      kind: 'amendment',
      clause: { mandate: 'm', clause: '2.7' },
      instrument: 'i',
      version: 1,
      title: 'T',
      operations: [],
      justification: null,
      sponsor: 'd',
      thread: 't',
    },
  ],
  ProposalWithdrawn: [{ proposal: 'p' }],
  ThreadOpened: [{ thread: 't', subject: { kind: 'proposal', id: 'p' } }],
  CommentPosted: [
    { comment: 'c', thread: 't', number: 1, replyTo: null, body: 'b' },
    { comment: 'c', thread: 't', number: 2, replyTo: 'c', body: null },
  ],
  CommentEdited: [{ comment: 'c', thread: 't', body: 'b' }],
  CommentWithdrawn: [{ comment: 'c', thread: 't' }],
  CommentHidden: [{ comment: 'c', thread: 't', reason: 'r' }],
  CommentRestored: [{ comment: 'c', thread: 't' }],
  DebateClosed: [{ thread: 't' }],
  DebateReopened: [{ thread: 't' }],
  SessionScheduled: [{ session: 's', number: 1, title: 'T', startsAt: 0, timeZone: 'UTC', agenda: [] }],
  SessionOpened: [{ session: 's' }],
  SessionSuspended: [{ session: 's' }],
  SessionResumed: [{ session: 's' }],
  SessionClosed: [{ session: 's' }],
  ItemTakenUp: [{ session: 's', item: 'i' }],
  PresenceRecorded: [true, false].flatMap((present) =>
    [['a'], ['a', 'b', 'c', 'd']].map((delegations) => ({ session: 's', delegations, present })),
  ),
  FloorRequested: [{ session: 's', principal: 'd', kind: 'statement' }],
  FloorRequestWithdrawn: [{ session: 's', principal: 'd', kind: 'question' }],
  FloorRequestLapsed: [{ session: 's', principal: 'd', kind: 'reply' }],
  FloorGiven: [{ session: 's', principal: 'd', kind: 'point-of-order' }],
  FloorEnded: [{ session: 's', principal: 'd' }],
  SpeakersListClosed: [{ session: 's' }],
  SpeakersListReopened: [{ session: 's' }],
  SpeakingTimeLimited: [60, null].map((seconds) => ({ session: 's', seconds })),
  VoteOpened: ([1, 2] as const).map((ballot) => ({
    vote: 'v',
    proposal: 'p',
    session: 's',
    ballot,
    question: 'Q',
    method: 'roll-call',
    profile,
    electorate: [],
    present: [],
  })),
  BallotCast: [true, false].flatMap((changed) =>
    ['for', null].map((choice) => ({ vote: 'v', delegation: 'd', choice, changed })),
  ),
  BallotCounted: [{ vote: 'v', cast: 1 }],
  VoteClosed: (['carried', 'rejected', 'tied', 'no-quorum'] as const).map((outcome) => ({
    vote: 'v',
    result: { ...result, outcome },
    ballots: null,
  })),
  VoteCertified: [
    { vote: 'v', office: 'chair' },
    { vote: 'v', office: 'secretariat' },
  ],
  DecisionTaken: (['carried', 'rejected'] as const).map((outcome) => ({
    decision: 'd',
    number: 1,
    symbol: 'S',
    proposal: 'p',
    vote: 'v',
    outcome,
  })),
}

function templateOf(language: object, key: string, count: number | undefined): string | undefined {
  const path = `sentence.${count === undefined ? key : `${key}_other`}`.split('.')
  const found = path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], language)
  return typeof found === 'string' ? found : undefined
}

const sentences: [string, Sentence][] = Object.entries(EXAMPLES).flatMap(([type, examples]) =>
  examples.map((data): [string, Sentence] => {
    const actor = { member: 'm', capacity: 'chair', for: null }
    const event = { seq: 1, index: 0, at: 0, type, actor, data } as PresentedEvent
    return [type, composeSentence(event, names, phrases)]
  }),
)

describe.each([
  ['English', en],
  ['French', fr],
])('in %s', (_, language) => {
  test.each(sentences)('%s reads as a sentence with every slot filled', (_type, { key, values, count }) => {
    const template = templateOf(language, key, count)
    if (template === undefined) throw new Error(`No sentence for ${key}`)
    const slots = [...template.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, slot]) => (slot ? [slot] : []))
    const filled = new Set([...Object.keys(values), ...(count === undefined ? [] : ['count'])])
    expect(slots.filter((slot) => !filled.has(slot))).toEqual([])
    expect(template).toMatch(/\.$/)
  })

  test.each(Object.keys(EXAMPLES))('%s has a name for when its contents are too long', (type) => {
    expect(language.type).toHaveProperty(type)
  })
})

test('an event too large for a frame says what kind it is', () => {
  const actor = { member: 'm', capacity: 'chair', for: null } as const
  const event: PresentedEvent = { seq: 1, index: 0, at: 0, type: 'VersionConsolidated', actor, data: null }
  expect(composeSentence(event, names, phrases)).toMatchObject({
    key: 'withoutDetails',
    values: { what: { text: 'VersionConsolidated' } },
  })
})

test('a title that looks like a slot stays a title', () => {
  expect(fillTemplate('{{actor}} tabled {{title}}.', { actor: 'A', title: '{{actor}}' })).toBe('A tabled {{actor}}.')
  expect(templateParts('{{a}} b', { a: 'x' })).toEqual([
    { slot: 'a', text: 'x' },
    { slot: null, text: ' b' },
  ])
})
