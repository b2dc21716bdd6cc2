import { expect, test } from '@jest/globals'
import type { AnyArea, DueCommand, Rule, RuleContext } from './area.ts'
import { areas } from './areas.ts'
import type { Audience } from './audience.ts'
import type { Command, CommandType } from './command.ts'
import { type CommitteeState, createDomain, type Domain, domain as product } from './committee.ts'
import { castAll, committeeAtWork, type Fixture, opening, recorded, START, SYSTEM } from './committee-fixture.ts'
import type { NewEvent, RecordedEvent } from './event.ts'
import { accept, notFound } from './refusal.ts'
import { findComment } from './threads/comments.ts'
import { type TextRef, textRef, textsAfter, type Words, words } from './words.ts'
import { bringWork, moveWork } from './works/decide.ts'
import type { WorkKind, WorkKindRules } from './works/kind.ts'

// The product's types do not contain petitions, so each function below uses a type of its own at that edge.
type Petition = { petition: string; commentsWhenHeard: number | null; granted: string | null; texts: TextRef[] }
type Data = { petition: string; plea: Words; decision: string }

const petitionsOf = (state: CommitteeState): Map<string, Petition> =>
  (state as unknown as { petitions: Map<string, Petition> }).petitions
const petitionCommand = (type: string, fields: object) => ({ type, ...fields }) as unknown as Command
const petitionEvent = (type: string, audience: Audience, data: object) =>
  ({ type, audience, data }) as unknown as NewEvent

const bring = (audience: Audience = 'committee', clause = '2.5') =>
  petitionCommand('bringPetition', { audience, clause, plea: 'words-of-a-plea' })
const settle = (petition: string) => petitionCommand('settlePetition', { petition, reason: 'words-of-a-reason' })

const WEEK = 7 * 24 * 60 * 60 * 1000

const DECIDING: WorkKindRules['deciding'] = {
  stages: { open: 'read', voting: 'put', carried: 'granted', rejected: 'denied' },
  cannotBePut: () => undefined,
  cannotBeCarriedOut: () => undefined,
  carryOut: (_state, { work, audience }, decision) => [
    petitionEvent('PetitionGranted', audience, { petition: work, decision }),
  ],
}

/** An area as another capability would bring it: a kind of work of its own, with or without a way to decide it. */
function petitions(deciding?: WorkKindRules['deciding']): AnyArea {
  return {
    empty: () => new Map<string, Petition>(),
    rules: {
      bringPetition(
        state: CommitteeState,
        { audience, clause, plea }: { audience: Audience; clause: string; plea: string },
        context: RuleContext,
      ) {
        const brought = bringWork(
          state,
          'q',
          {
            kind: 'petition' as WorkKind,
            audience,
            title: { en: 'A petition' },
            clause: { mandate: 'md1', clause },
            touches: [],
            for: context.actor.for,
            stage: 'read',
          },
          context,
        )
        if (!brought.ok) return brought
        const { work, events } = brought.value
        return accept([...events, petitionEvent('PetitionBrought', audience, { petition: work, plea: words(plea) })])
      },
      settlePetition(state: CommitteeState, { petition, reason }: { petition: string; reason: string }) {
        const work = state.works.works.get(petition)
        if (work === undefined) return notFound('petition', petition)
        return accept([moveWork(work, { stage: 'settled', open: false, reason })])
      },
    },
    folds: {
      PetitionBrought(state: CommitteeState, { seq, data }: { seq: number; data: Data }) {
        const { petition, plea } = data
        petitionsOf(state).set(petition, {
          petition,
          commentsWhenHeard: null,
          granted: null,
          texts: textRef(seq, plea),
        })
      },
      PetitionGranted(state: CommitteeState, { data }: { data: Data }) {
        Object.assign(petitionsOf(state).get(data.petition) ?? {}, { granted: data.decision })
      },
    },
    alsoFolds: {
      CommentPosted(state: CommitteeState, { data }: { data: { thread: string } }) {
        const thread = state.threads.threads.get(data.thread)
        Object.assign(petitionsOf(state).get(thread?.work ?? '') ?? {}, { commentsWhenHeard: thread?.comments })
      },
      WordsErased(state: CommitteeState, event: RecordedEvent<'WordsErased'>) {
        const { kind, id } = event.data.subject as { kind: string; id: string }
        const petition = kind === 'petition' ? petitionsOf(state).get(id) : undefined
        if (petition !== undefined) petition.texts = textsAfter(petition.texts, event)
      },
    },
    erasable: { petition: (state, id) => petitionsOf(state).get(id)?.texts },
    kinds: { petition: deciding === undefined ? { series: 'Q' } : { series: 'Q', deciding } },
    due: (state) =>
      [...petitionsOf(state).keys()]
        .filter((id) => state.works.works.get(id)?.open)
        .map((id) => ({ at: START + WEEK, key: `settle:${id}:${START + WEEK}`, command: settle(id) })),
  }
}

// First in the list, so that the test fails if folds ran in the order of the list.
const WITHOUT = createDomain({ petitions: petitions(), ...areas })
const WITH = createDomain({ petitions: petitions(DECIDING), ...areas })

/** A petition q1 is under discussion in the open session s1. */
function underDiscussion(domain: Domain, audience: Audience = 'committee'): Fixture {
  const fixture = committeeAtWork({ domain })
  fixture.run('business', bring(audience))
  const agenda = [{ title: 'Petitions', works: ['q1'] }]
  fixture.run(
    'chair',
    { type: 'scheduleSession', title: 'A session', startsAt: START, timeZone: 'UTC', agenda },
    { type: 'openSession', session: 's1' },
    { type: 'takeUpItem', session: 's1', item: 'i1' },
  )
  return fixture
}

test('[B5] a kind of work that the product does not have is brought, with a symbol and a thread', () => {
  const { run, outcome, state } = committeeAtWork({ domain: WITHOUT })
  expect(run('business', bring()).map(({ type }) => type)).toEqual(['WorkBrought', 'ThreadOpened', 'PetitionBrought'])
  expect(state.works.works.get('q1')).toMatchObject({ kind: 'petition', symbol: 'HLSG/Q/1', for: 'seat-1', open: true })
  expect(state.threads.threads.get('t1')).toMatchObject({ work: 'q1', audience: 'committee' })
  expect(petitionsOf(state).get('q1')).toMatchObject({ petition: 'q1', granted: null })
  expect(outcome('business', bring('committee', '2.8'))).toBe('not-found')
})

test('[B5] it is put on an agenda, taken up and discussed', () => {
  const { run, state } = underDiscussion(WITHOUT)
  run('d1-head', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  expect(state.sessions.sessions.get('s1')).toMatchObject({ current: 'i1', agenda: new Map([['i1', ['q1']]]) })
  expect(findComment(state.threads.comments, 'c1')).toMatchObject({ thread: 't1' })
})

test('[B5] if its kind is not decided by a vote, none is opened, and the refusal says so', () => {
  const { attempt } = underDiscussion(WITHOUT)
  expect(attempt('chair', opening('q1'))).toEqual({
    ok: false,
    refusal: {
      code: 'not-put-to-vote',
      message: 'Matters like HLSG/Q/1 are not put to the vote.',
      details: { symbol: 'HLSG/Q/1' },
    },
  })
})

test.each([
  ['for', 'granted', 'carried'],
  ['against', 'denied', 'rejected'],
] as const)('[B5] if it is, it is voted on and decided: all %s, it is %s', (choice, stage, outcome) => {
  const fixture = underDiscussion(WITH)
  const { run, state } = fixture
  expect(run('chair', opening('q1')).map(({ type }) => type)).toEqual(['VoteOpened', 'WorkMoved'])
  expect(state.works.works.get('q1')).toMatchObject({ stage: 'put', open: true })
  castAll(fixture, 'v1', [choice, choice, choice, choice])
  run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  expect(run('secretary', { type: 'certifyVote', vote: 'v1' })).toMatchObject([
    { type: 'VoteCertified' },
    { type: 'DecisionTaken', data: { work: 'q1', symbol: 'HLSG/D/1', by: { way: 'vote', vote: 'v1' }, outcome } },
    { type: 'WorkMoved', data: { work: 'q1', stage, open: false } },
    ...(outcome === 'carried' ? [{ type: 'PetitionGranted', data: { petition: 'q1', decision: 'd1' } }] : []),
  ])
  expect(state.works.works.get('q1')).toMatchObject({ stage, open: false })
  expect(petitionsOf(state).get('q1')?.granted).toBe(outcome === 'carried' ? 'd1' : null)
  expect(fixture.outcome('chair', opening('q1'))).toBe('work-not-open')
})

test('[B5] a vote on it without a quorum leaves it open at the stage of its kind', () => {
  const { run, state, outcome } = underDiscussion(WITH)
  run('chair', opening('q1'), { type: 'closeVote', vote: 'v1' })
  expect(state.works.works.get('q1')).toMatchObject({ stage: 'read', open: true })
  expect(outcome('chair', opening('q1'))).toBe('accepted')
})

test('[B5] its kind says why it cannot be put to the vote, or can no longer be carried out', () => {
  const obstacle = notFound('signature', 'g1')
  const never = { ...DECIDING, cannotBePut: () => obstacle }
  expect(
    underDiscussion(createDomain({ ...areas, petitions: petitions(never) })).attempt('chair', opening('q1')),
  ).toEqual(obstacle)
  const late = createDomain({ ...areas, petitions: petitions({ ...DECIDING, cannotBeCarriedOut: () => obstacle }) })
  for (const [choice, expected] of [
    ['for', 'not-found'],
    ['against', 'accepted'],
  ] as const) {
    const fixture = underDiscussion(late)
    fixture.run('chair', opening('q1'))
    castAll(fixture, 'v1', [choice, choice, choice, choice])
    fixture.run('chair', { type: 'closeVote', vote: 'v1' })
    expect(fixture.outcome('chair', { type: 'certifyVote', vote: 'v1' })).toBe(expected)
  }
})

test('[B2] the vote on a work, its turnout, its result and its decision are for those who may see the work', () => {
  const fixture = underDiscussion(WITH, 'members')
  const before = fixture.record.length
  fixture.run('chair', opening('q1'))
  castAll(fixture, 'v1', ['for', 'for', 'for', 'for'])
  fixture.run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  fixture.run('secretary', { type: 'certifyVote', vote: 'v1' })
  const events = fixture.record.slice(before).filter(({ type }) => type !== 'BallotCast')
  expect(new Set(events.map(({ type }) => String(type)))).toEqual(
    new Set([
      'VoteOpened',
      'BallotCounted',
      'VoteClosed',
      'VoteCertified',
      'DecisionTaken',
      'WorkMoved',
      'PetitionGranted',
    ]),
  )
  expect(new Set(events.map(({ audience }) => audience))).toEqual(new Set(['members']))
})

/** Where the reason of an erasure is: it is erased by the next one. */
const REASON = expect.stringContaining('reason')

test('[B5] its words, and the reasons of its moves, are erased like any others', () => {
  const { run, state } = committeeAtWork({ domain: WITHOUT })
  run('business', bring())
  run('secretary', settle('q1'))
  expect(state.works.works.get('q1')).toMatchObject({ stage: 'settled', open: false })
  for (const kind of ['petition', 'work'] as const) {
    const erase = petitionCommand('eraseWords', { subject: { kind, id: 'q1' }, reason: 'Asked for' })
    const [erased] = run('secretary', erase)
    expect(erased?.type === 'WordsErased' && erased.data.texts).toHaveLength(1)
    const [again] = run('secretary', erase)
    expect(again?.type === 'WordsErased' && again.data.texts).toEqual([{ seq: state.seq - 1, commitment: REASON }])
  }
  expect(petitionsOf(state).get('q1')?.texts).toEqual([{ seq: expect.any(Number), commitment: REASON }])
  expect(state.works.works.get('q1')?.texts).toEqual([{ seq: state.seq, commitment: REASON }])
})

test('[M7] a kind that no area names has no words to erase', () => {
  const { outcome } = committeeAtWork()
  const erase = petitionCommand('eraseWords', { subject: { kind: 'petition', id: 'q1' }, reason: 'Asked for' })
  expect(outcome('secretary', erase)).toBe('not-found')
})

test('[G4] its record folds to the same state, from the beginning and from a copy', () => {
  const { record, state, run } = underDiscussion(WITH)
  run('d1-head', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  run('secretary', settle('q1'))
  for (const at of [0, Math.floor(record.length / 2), record.length - 1]) {
    const begun = WITH.emptyState('hlsg')
    for (const event of record.slice(0, at)) WITH.apply(begun, event)
    const copy = structuredClone(begun)
    for (const event of record.slice(at)) WITH.apply(copy, event)
    expect(copy).toEqual(state)
  }
})

test('[G5] an area folds its own events before others do, in whichever order they are listed', () => {
  for (const domain of [WITH, createDomain({ ...areas, petitions: petitions() })]) {
    const { run, state } = committeeAtWork({ domain })
    run('business', bring())
    run('business', { type: 'postComment', thread: 't1', body: 'One', replyTo: null })
    run('business', { type: 'postComment', thread: 't1', body: 'Two', replyTo: null })
    expect(petitionsOf(state).get('q1')?.commentsWhenHeard).toBe(2)
  }
})

test('[G5] the areas say which types of event there are and to which of them each belongs', () => {
  const declared = Object.values(areas).flatMap(({ folds }) => Object.keys(folds))
  expect([...product.eventTypes].sort()).toEqual(declared.sort())
  expect(new Set(product.eventTypes).size).toBe(product.eventTypes.length)
  for (const [name, { folds }] of Object.entries(areas))
    for (const type of Object.keys(folds)) expect([type, product.areaOfEvent(type)]).toEqual([type, name])
  expect(product.areaOfEvent('WordsErased')).toBe('membership')
  expect(product.areaOfEvent('WorkMoved')).toBe('works')
  expect(product.areaOfEvent('PetitionBrought')).toBeUndefined()
  expect(WITH.areaOfEvent('PetitionBrought')).toBe('petitions')
  expect(WITH.areaOfEvent('WordsErased')).toBe('membership')
  expect(WITH.eventTypes).toHaveLength(product.eventTypes.length + 2)
})

test('[G5] no two areas bring the same command, event, kind of work or kind of words', () => {
  for (const part of ['rules', 'folds', 'kinds', 'erasable'] as const) {
    const named = Object.values(areas).flatMap((area: AnyArea) => Object.keys(area[part] ?? {}))
    expect(named).toEqual([...new Set(named)])
  }
})

test('[G5] every area begins empty, under its name', () => {
  const state = WITH.emptyState('hlsg')
  expect(Object.keys(state).sort()).toEqual(
    ['id', 'established', 'seq', 'at', 'petitions', ...Object.keys(areas)].sort(),
  )
  expect(petitionsOf(state).size).toBe(0)
  expect(WITH.emptyState('hlsg')).toEqual(state)
  expect(WITH.emptyState('hlsg').works.works).not.toBe(state.works.works)
})

test('[G5] a task that falls due in any area is due in the committee', () => {
  const { run, state } = committeeAtWork({ domain: WITHOUT })
  const due = (): DueCommand[] => WITHOUT.dueIn(state)
  expect(due()).toEqual([])
  run('business', bring(), bring())
  run('secretary', settle('q1'))
  const before = structuredClone(state)
  expect(due()).toEqual([{ at: START + WEEK, key: `settle:q2:${START + WEEK}`, command: settle('q2') }])
  expect(state).toEqual(before)
  run('system', ...due().map(({ command }) => command))
  expect(due()).toEqual([])
  expect(product.dueIn(state)).toEqual(Object.values(areas).flatMap((area: AnyArea) => area.due?.(state) ?? []))
})

test('[G4] an event of an area that a set does not have stops the fold', () => {
  const { state, run } = committeeAtWork({ domain: WITHOUT })
  const header = { seq: state.seq + 1, at: START, actor: SYSTEM }
  const [event] = recorded(run('business', bring()).slice(-1), header)
  if (event === undefined) throw new Error('No event')
  expect(() => product.apply(structuredClone(state), event)).toThrow('No area knows the event PetitionBrought')
})

test('[G5] a command that no area judges is a fault, not a refusal', () => {
  const { attempt, outcome } = committeeAtWork()
  expect(() => attempt('business', bring())).toThrow('No area judges bringPetition')
  expect(() => outcome('business', petitionCommand('toString', {}))).toThrow('No area judges toString')
})

test('[G5] a rule is given what the caller knows and what all areas bring', () => {
  const given: RuleContext[] = []
  const listening: Rule<CommandType> = (_state, _command, context) => {
    given.push(context)
    return accept([])
  }
  const domain = createDomain({ ...areas, petitions: petitions(DECIDING), listeners: listener(listening) })
  const { attempt, as } = committeeAtWork({ domain })
  attempt('business', petitionCommand('listen', {}))
  expect(given).toHaveLength(1)
  expect(given[0]).toMatchObject({ actor: as('business'), now: START })
  expect(given[0]?.kindOf('petition')).toMatchObject({ series: 'Q' })
  expect(given[0]?.kindOf('amendment')).toMatchObject({ series: 'P' })
  expect(given[0]?.kindOf('survey')).toBeUndefined()
  expect(given[0]?.erasableOf('petition')).toBeDefined()
  expect(given[0]?.erasableOf('comment')).toBeDefined()
  expect(given[0]?.erasableOf('decision')).toBeUndefined()
})

function listener(listen: Rule<CommandType>): AnyArea {
  return { empty: () => ({}), rules: { listen }, folds: {} }
}
