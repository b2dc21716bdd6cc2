import {
  appointing,
  castAll,
  committeeAtWork,
  type Fixture,
  inSession,
  opening,
  rewording,
  START,
  tabling,
} from '@quorate/shared/domain/committee-fixture'
import { EXAMPLES } from '@quorate/shared/domain/examples.fixture'
import type { Operation } from '@quorate/shared/domain/instrument/provision'
import type { FloorKind } from '@quorate/shared/domain/sessions/floor-events'
import type { Choice } from '@quorate/shared/domain/votes/majority'

/**
 * For tests: a committee that has done some of everything, by the rules.
 *
 * Proposals: p1 carried (d1 decision, version 2) · p2 rejected · p3 withdrawn · p4 on the table again, without a quorum
 * (vote v3) · p5 tied (v4) · p6 under a vote by show of hands (v5), with two ballots · p7 in debate (thread t7), its
 * justification erased.
 *
 * Comments of t7: c1 by business · c2 answers it · c3 edited twice · c4 hidden · c5 withdrawn · c6 hidden and restored
 * · c7 edited, hidden and erased · c8 answers c2.
 */
export function aStory(): Fixture {
  const fixture = committeeAtWork({ delegations: 4 })
  changePlaces(fixture)
  inSession(fixture, ...AMENDMENTS)
  discuss(fixture)
  moderate(fixture)
  speak(fixture)
  decideAll(fixture)
  finish(fixture)
  for (const { play } of EXAMPLES) play?.(fixture)
  return fixture
}

/** The erased words of the story: none of them may be found in a read model. */
export const ERASED_WORDS = [
  'an unlucky remark',
  'an unluckier one',
  'says an unlucky remark',
  'd4-adviser',
  'My grounds',
]

const AMENDMENTS: Operation[][] = [
  [rewording('p1-s1-1', 'Customs assesses every risk.')],
  [rewording('p1-s1-2')],
  [rewording('p1-s1-2', 'Reworded otherwise.')],
  [{ op: 'delete', provision: 'p1-s1-3' }],
  [rewording('p1-s2-1')],
  [
    {
      op: 'insert-after',
      after: 'p1-s2-1',
      parent: 'p1-s2',
      provision: {
        id: 'new',
        number: '2',
        kind: 'paragraph',
        parent: 'p1-s2',
        heading: {},
        text: { en: 'Also this.' },
      },
    },
  ],
]

/** The adviser of d3 leaves and comes back; d4 changes its head, who leaves with the credential and comes back, too. */
function changePlaces({ run, as }: Fixture): void {
  const { member } = as('d4-head')
  run('secretary', { type: 'retireParticipant', member: as('d3-adviser').member })
  run('secretary', appointing(as('d3-adviser').member, 'delegate', 'd3', 'adviser'))
  run(
    'secretary',
    { type: 'retireParticipant', member },
    appointing(as('d4-alternate').member, 'delegate', 'd4', 'head'),
  )
  run('secretary', appointing(member, 'delegate', 'd4', 'head'))
  run('secretary', { type: 'issueCredential', delegation: 'd4', voter: member })
  run('secretary', { type: 'retireParticipant', member: as('d2-adviser').member })
}

function discuss({ run, wait }: Fixture): void {
  run(
    'd2-head',
    tabling([rewording('p1-s1-2', 'A third way.')], { title: { en: 'In debate' }, justification: 'My grounds' }),
  )
  const post = (name: string, body: string, replyTo: string | null = null) => {
    wait(1000)
    run(name, { type: 'postComment', thread: 't7', body, replyTo })
  }
  post('business', 'Comment 1')
  post('d2-head', 'Comment 2', 'c1')
  post('d1-adviser', 'Comment 3')
  post('business', 'Comment 4, which will be hidden')
  post('d3-head', 'Comment 5, which will be withdrawn')
  post('d4-head', 'Comment 6')
  post('d4-adviser', 'an unlucky remark')
  post('business', 'Comment 8', 'c2')
  wait(1000)
  run('d1-adviser', { type: 'editComment', comment: 'c3', body: 'Comment 3, better', edits: 0 })
  wait(1000)
  run('d1-adviser', { type: 'editComment', comment: 'c3', body: 'Comment 3, best', edits: 1 })
  run('d4-adviser', { type: 'editComment', comment: 'c7', body: 'an unluckier one', edits: 0 })
}

function moderate({ run, wait, as }: Fixture): void {
  wait(1000)
  run(
    'chair',
    { type: 'hideComment', comment: 'c4', reason: 'Not about the text' },
    { type: 'hideComment', comment: 'c6', reason: 'By mistake' },
    { type: 'restoreComment', comment: 'c6' },
    { type: 'hideComment', comment: 'c7', reason: 'says an unlucky remark' },
    { type: 'closeDebate', thread: 't3' },
    { type: 'closeDebate', thread: 't6' },
    { type: 'reopenDebate', thread: 't6' },
    { type: 'setSlowMode', thread: 't6', seconds: 1 },
    { type: 'setSlowMode', thread: 't6', seconds: 0 },
  )
  run('secretary', { type: 'linkWorks', from: 'p7', to: 'p3', meaning: 'replaces' })
  run('secretary', { type: 'linkWorks', from: 'p6', to: 'p7', meaning: 'answers' })
  run('secretary', { type: 'unlinkWorks', from: 'p6', to: 'p7', meaning: 'answers' })
  run('d3-head', { type: 'withdrawComment', comment: 'c5' })
  run('d1-head', { type: 'withdrawProposal', proposal: 'p3' })
  const reason = 'A test of the rules'
  run(
    'secretary',
    { type: 'eraseWords', subject: { kind: 'comment', id: 'c7' }, reason },
    { type: 'eraseWords', subject: { kind: 'participant', id: as('d4-adviser').member }, reason },
    { type: 'eraseWords', subject: { kind: 'proposal', id: 'p7' }, reason },
    { type: 'suspendParticipant', member: as('d3-adviser').member, reason },
    { type: 'suspendParticipant', member: as('d4-adviser').member, reason },
    { type: 'reinstateParticipant', member: as('d3-adviser').member },
  )
}

/**
 * Somebody speaks. Somebody who asked to leaves, and is brought back. d1 has the floor when the first vote is opened.
 */
function speak({ run, wait, as }: Fixture): void {
  const session = 's1'
  const ask = (name: string, kind: FloorKind) => {
    wait(1000)
    run(name, { type: 'requestFloor', session, kind })
  }
  ask('d1-head', 'statement')
  ask('observer', 'question')
  ask('d2-head', 'reply')
  run('d2-alternate', { type: 'withdrawFloorRequest', session, kind: 'reply' })
  ask('d3-adviser', 'point-of-order')
  run('secretary', { type: 'retireParticipant', member: as('d3-adviser').member })
  run('secretary', appointing(as('d3-adviser').member, 'delegate', 'd3', 'adviser'))
  run('chair', { type: 'closeSpeakersList', session }, { type: 'reopenSpeakersList', session })
  run('chair', { type: 'limitSpeakingTime', session, seconds: 120 })
  run('chair', { type: 'giveFloor', session, principal: 'observer-1', kind: 'question' })
  run('chair', { type: 'endFloor', session, principal: 'observer-1' })
  run('chair', { type: 'giveFloor', session, principal: 'd1', kind: 'statement' })
}

function decideAll(fixture: Fixture): void {
  const { run } = fixture
  const delegations = ['d1', 'd2', 'd3', 'd4']
  run('chair', { type: 'recordPresence', session: 's1', delegations, present: true })
  putToVote(fixture, 1, ['for', 'for', 'for', 'against'])
  certify(fixture, 'v1')
  putToVote(fixture, 2, ['for', 'against', 'against', 'abstain'])
  certify(fixture, 'v2')
  run('chair', { type: 'recordPresence', session: 's1', delegations: ['d2', 'd3', 'd4'], present: false })
  run('d2-head', { type: 'recordPresence', session: 's1', delegations: ['d2'], present: true })
  putToVote(fixture, 4, ['for', null, null, null])
  putToVote(fixture, 5, ['for', 'for', 'against', 'against'])
}

/** Opens a vote on that proposal, casts, and closes it. */
function putToVote(fixture: Fixture, number: number, choices: (Choice | null)[]): void {
  const { run, wait } = fixture
  wait(1000)
  if (number > 1) run('chair', { type: 'takeUpItem', session: 's1', item: `i${number}` })
  const vote = `v${fixture.state.votes.votes.size + 1}`
  run('chair', opening(`p${number}`))
  castAll(fixture, vote, choices)
  run('chair', { type: 'closeVote', vote })
}

function certify({ run, wait }: Fixture, vote: string): void {
  wait(1000)
  run('chair', { type: 'certifyVote', vote })
  run('secretary', { type: 'certifyVote', vote })
}

/** A second session in between, the credential of d2 passes to its alternate, and the vote v5 is left open. */
function finish(fixture: Fixture): Fixture {
  const { run, as, wait } = fixture
  const agenda = [{ title: 'Debate', works: ['p7'] }]
  run('chair', { type: 'suspendSession', session: 's1' })
  run('chair', { type: 'scheduleSession', title: 'Brève séance', startsAt: START, timeZone: 'Asia/Tokyo', agenda })
  run('chair', { type: 'openSession', session: 's2' }, { type: 'closeSession', session: 's2' })
  run('chair', { type: 'scheduleSession', title: 'Next', startsAt: START + 1, timeZone: 'Asia/Tokyo', agenda })
  run('chair', { type: 'resumeSession', session: 's1' }, { type: 'takeUpItem', session: 's1', item: 'i6' })
  run('secretary', { type: 'issueCredential', delegation: 'd2', voter: as('d2-alternate').member })
  run('d1-head', { type: 'requestFloor', session: 's1', kind: 'statement' })
  run('d2-head', { type: 'requestFloor', session: 's1', kind: 'point-of-order' })
  wait(1000)
  run('chair', opening('p6', { method: 'show-of-hands', profile: 'absolute' }))
  castAll(fixture, 'v5', ['for', null, 'for', null])
  run('d3-head', { type: 'castBallot', vote: 'v5', choice: 'against' })
  return fixture
}
