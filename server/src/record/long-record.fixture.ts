import type { Command } from '@quorate/shared/domain/command'
import { apply, areaOfEvent, decide, emptyState } from '@quorate/shared/domain/committee'
import { INSTRUMENT, MANDATE, rewording, START, SYSTEM } from '@quorate/shared/domain/committee-fixture'
import type { EventActor, RecordedEvent } from '@quorate/shared/domain/event'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { newId } from '../new-id.ts'
import type { OpenedEntry } from './committee-record.ts'
import { type Entry, openEntry, seal } from './entry.ts'

const NAME = { en: 'A name' }

/**
 * For tests: the record of a committee, sealed as the product seals it: a session in which two votes are put and closed,
 * and so many comments, some of them edited, hidden or erased.
 */
export function longRecord(committee: string, comments: number): OpenedEntry[] {
  const state = emptyState(committee)
  const made: OpenedEntry[] = []
  const run = (actor: EventActor, command: Command): RecordedEvent[] => {
    const at = START + state.seq
    const decided = decide(state, command, { actor, now: at, newId })
    if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.message}`)
    const key = { actor: actor.member, id: `k${state.seq + 1}` }
    const entry: Entry = { committee, seq: state.seq + 1, at, ...seal(decided.value, actor, areaOfEvent), key }
    const events = openEntry(entry)
    for (const event of events) apply(state, event)
    made.push({ entry, events })
    return events
  }
  const idIn = (events: RecordedEvent[], field: string): string => {
    const data: Record<string, unknown> = { ...events[0]?.data }
    return String(data[field])
  }
  run(SYSTEM, { type: 'establishCommittee', name: NAME, body: NAME, symbol: 'GR' })
  const heads = ['d1', 'd2', 'd3'].map((delegation): EventActor => {
    run(SYSTEM, { type: 'admitDelegation', delegation, name: NAME, region: 'europe' })
    const enrolment = {
      name: `Head of ${delegation}`,
      capacity: 'delegate',
      principal: delegation,
      role: 'head',
    } as const
    const member = idIn(run(SYSTEM, { type: 'enrolParticipant', ...enrolment }), 'member')
    run(SYSTEM, { type: 'issueCredential', delegation, voter: member })
    return { member, capacity: 'delegate', for: delegation }
  })
  const mandate = idIn(run(SYSTEM, { type: 'importMandate', ...documentFromText(NAME, { en: MANDATE }) }), 'mandate')
  const instrument = idIn(
    run(SYSTEM, { type: 'importInstrument', ...documentFromText(NAME, { en: INSTRUMENT }) }),
    'instrument',
  )
  const [head = SYSTEM] = heads
  const tabled = ['p1-s1-1', 'p1-s1-2'].map((provision) =>
    run(head, {
      type: 'tableProposal',
      kind: 'amendment',
      clause: { mandate, clause: '2.7' },
      instrument,
      version: 1,
      title: NAME,
      operations: [rewording(provision)],
      justification: 'A justification',
    }),
  )
  const works = tabled.map((events) => idIn(events, 'work'))
  const agenda = works.map((work) => ({ title: 'An item', works: [work] }))
  const scheduled = run(SYSTEM, { type: 'scheduleSession', title: 'A session', startsAt: 0, timeZone: 'UTC', agenda })
  const session = idIn(scheduled, 'session')
  run(SYSTEM, { type: 'openSession', session })
  const items = [...(state.sessions.sessions.get(session)?.agenda.keys() ?? [])]
  const votes = works.map((work, index) => {
    run(SYSTEM, { type: 'takeUpItem', session, item: items[index] ?? '' })
    const put = { question: 'Shall it?', method: 'roll-call', profile: 'un-ordinary' } as const
    return idIn(run(SYSTEM, { type: 'openVote', work, session, ...put }), 'vote')
  })
  for (const actor of heads)
    for (const vote of votes) run(actor, { type: 'castBallot', vote, choice: actor === head ? 'against' : 'for' })
  for (const vote of votes) run(SYSTEM, { type: 'closeVote', vote })
  const [thread = ''] = state.threads.threads.keys()
  for (let number = 0; number < comments; number += 1) {
    const actor = heads[number % heads.length] ?? SYSTEM
    const posted = run(actor, { type: 'postComment', thread, body: `Comment ${number}`, replyTo: null })
    const comment = idIn(posted, 'comment')
    if (number % 10 === 1) run(actor, { type: 'editComment', comment, body: `Comment ${number}, edited`, edits: 0 })
    if (number % 10 === 2) run(SYSTEM, { type: 'hideComment', comment, reason: 'Off the subject' })
    if (number % 10 === 3)
      run(SYSTEM, { type: 'eraseWords', subject: { kind: 'comment', id: comment }, reason: 'Asked' })
  }
  return made
}

/** For tests: a state as text, also if its Maps and Sets come from another realm. */
export function textOf(state: object): string {
  return JSON.stringify(state, (_, value: unknown) => {
    const tag = Object.prototype.toString.call(value)
    if (tag === '[object Map]') return { map: [...(value as Map<unknown, unknown>)] }
    if (tag === '[object Set]') return { set: [...(value as Set<unknown>)] }
    return tag === '[object Uint32Array]' ? Buffer.from((value as Uint32Array).buffer).toString('base64') : value
  })
}
