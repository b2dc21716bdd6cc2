import { expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { presentedEvent } from '@quorate/shared/contracts/events'
import type { Audience } from '@quorate/shared/domain/audience'
import type { EventType, RecordedEvent } from '@quorate/shared/domain/event'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import { kernel } from '../kernel.ts'
import { forFrame } from './present.ts'
import { aStory, ERASED_WORDS } from './projection-story.fixture.ts'

const story = aStory()
const { recorded: presentRecorded, now: presentNow, hasChanged } = kernel.present

function viewOf(name: string): ReadonlySet<Audience> {
  const participant = story.state.membership.participants.get(story.as(name).member)
  if (participant === undefined) throw new Error(`Nobody is called ${name}`)
  return new Set(audiencesOf(participant))
}

/** The first event of that type whose data contain these values. */
function recorded(type: EventType, holding: Record<string, unknown> = {}): RecordedEvent {
  const matches = (data: object) =>
    Object.entries(holding).every(([field, value]) => Reflect.get(data, field) === value)
  const event = story.record.find((one) => one.type === type && matches(one.data))
  if (event === undefined) throw new Error(`no ${type}`)
  return event
}

test.each([
  ['public', []],
  ['committee', ['chair', 'vice-chair', 'secretary', 'd1-head', 'd1-adviser', 'business', 'observer']],
  ['members', ['chair', 'vice-chair', 'secretary', 'd1-head', 'd1-adviser']],
  ['chairs', ['chair', 'vice-chair']],
  ['secretariat', ['secretary']],
  ['delegation:d1', ['d1-head', 'd1-adviser']],
  ['seat:seat-1', ['business']],
] as const)('[Q1] an event for the audience %s is seen by that audience and by nobody else', (audience, seers) => {
  const everybody = ['chair', 'vice-chair', 'secretary', 'd1-head', 'd1-adviser', 'business', 'observer']
  const event = { ...recorded('DebateClosed'), audience } as RecordedEvent
  const seen = everybody.filter((name) => presentRecorded(event, viewOf(name), story.state) !== null)
  expect(seen).toEqual(audience === 'public' ? everybody : seers)
})

test('[Q2] every event of the record is presented as its contract says, its words as plain text', () => {
  for (const event of story.record) {
    const view = new Set<Audience>([event.audience])
    const presented = presentRecorded(event, view, story.state)
    expect(presentedEvent.parse(presented)).toEqual(presented)
    // An erasure names the commitments of what was erased.
    expect(JSON.stringify(presented)).not.toMatch(event.type === 'WordsErased' ? /"words"/ : /"words"|"commitment"/)
  }
})

test('[Q3] a choice is open to the delegation that made it and to nobody else, even if the event reaches others', () => {
  const cast = recorded('BallotCast', { vote: 'v5', delegation: 'd1' })
  const forAll = { ...cast, audience: 'committee' } as RecordedEvent
  const choiceFor = (event: RecordedEvent, name: string) => presentRecorded(event, viewOf(name), story.state)?.data
  expect(choiceFor(cast, 'd1-head')).toMatchObject({ choice: 'for' })
  expect(choiceFor(cast, 'd1-adviser')).toMatchObject({ choice: 'for' })
  for (const name of ['chair', 'vice-chair', 'secretary', 'd2-head', 'business', 'observer']) {
    expect([name, choiceFor(cast, name)]).toEqual([name, undefined])
    expect([name, choiceFor(forAll, name)]).toEqual([name, expect.objectContaining({ choice: null })])
  }
})

/** Who sees the body of a comment that was posted by 'business' (c4) or by somebody else and is now … */
test.each([
  ['c1', 'shown', ['business', 'chair', 'vice-chair', 'secretary', 'd1-head', 'observer']],
  ['c4', 'hidden', ['business', 'chair', 'vice-chair', 'secretary']],
  ['c5', 'withdrawn', []],
  ['c6', 'shown', ['business', 'chair', 'vice-chair', 'secretary', 'd1-head', 'observer']],
  ['c7', 'erased', []],
] as const)('[Q4] the words in the posting of comment %s, now %s, are shown to %j', (id, _state, readers) => {
  const posted = recorded('CommentPosted', { comment: id })
  const everybody = ['business', 'chair', 'vice-chair', 'secretary', 'd1-head', 'observer']
  const seen = everybody.filter((name) => bodyOf(presentNow(posted, viewOf(name), story.state)) !== null)
  expect(seen).toEqual(readers)
})

test('[Q4] the author of a withdrawn comment, and of an edit that was erased, see nothing of it either', () => {
  const withdrawn = recorded('CommentPosted', { comment: 'c5' })
  const edited = recorded('CommentEdited', { comment: 'c7' })
  expect(bodyOf(presentNow(withdrawn, viewOf('d3-head'), story.state))).toBeNull()
  expect(bodyOf(presentNow(edited, viewOf('d4-adviser'), story.state))).toBeNull()
})

test.each([
  ['business', 'Not about the text'],
  ['vice-chair', 'Not about the text'],
  ['secretary', 'Not about the text'],
  ['observer', null],
  ['d1-head', null],
])(
  '[Q5] in an event the reason for which a comment was hidden is for its author and the moderators: %s',
  (name, reason) => {
    const hidden = recorded('CommentHidden', { comment: 'c4' })
    for (const present of [presentNow, presentRecorded])
      expect(present(hidden, viewOf(name), story.state)?.data).toMatchObject({ reason })
  },
)

test('[Q6] at the moment it is recorded an event is presented as it is, whatever comes later', () => {
  const posted = recorded('CommentPosted', { comment: 'c4' })
  expect(bodyOf(presentRecorded(posted, viewOf('observer'), story.state))).toBe('Comment 4, which will be hidden')
})

test('[Q6] an event that has not changed since looks as it did to everybody who sees it', () => {
  for (const event of story.record)
    for (const name of ['business', 'chair', 'd1-head', 'd3-head', 'observer']) {
      const view = viewOf(name)
      const looksTheSame =
        JSON.stringify(presentNow(event, view, story.state)) ===
        JSON.stringify(presentRecorded(event, view, story.state))
      // An event that somebody may not see shows nothing, whether it has changed or not.
      if (view.has(event.audience))
        expect([event, name, hasChanged(event, view, story.state)]).toEqual([event, name, !looksTheSame])
    }
})

test('[Q7] in a frame an event carries at most 32 kB; a larger one comes without its data, and the client fetches them', () => {
  const posted = recorded('CommentPosted')
  const present = (body: string) => {
    const presented = presentRecorded(
      { ...posted, data: { ...posted.data, body: { words: body } } } as RecordedEvent,
      viewOf('chair'),
      story.state,
    )
    if (presented === null) throw new Error('not presented')
    return presented
  }
  expect(forFrame(present('x'.repeat(32_000))).data).not.toBeNull()
  expect(forFrame(present('x'.repeat(33_000))).data).toBeNull()
  expect(forFrame(present('é'.repeat(17_000))).data).toBeNull()
  expect(forFrame(present('é'.repeat(17_000)))).toMatchObject({ type: 'CommentPosted', seq: posted.seq })
})

test('[Q8] erased words are shown to nobody', () => {
  const everything = new Set(story.record.map(({ audience }) => audience))
  const comments = story.record.filter(({ type }) => type.startsWith('Comment'))
  const shown = JSON.stringify(comments.map((event) => presentNow(event, everything, story.state)))
  for (const words of ERASED_WORDS.slice(0, 2)) expect(shown).not.toContain(`"${words}"`)
})

function bodyOf(presented: PresentedEvent | null): string | null | undefined {
  const data = presented?.data
  return data && 'body' in data && (typeof data.body === 'string' || data.body === null) ? data.body : undefined
}
