import type { Command } from './command.ts'
import { type CommitteeState, type Domain, domain as product } from './committee.ts'
import type { Context } from './context.ts'
import type { EventActor, NewEvent, RecordedEvent } from './event.ts'
import type { Operation } from './instrument/provision.ts'
import type { Capacity, Role } from './membership/events.ts'
import { documentFromText } from './reading/from-text.ts'
import type { Result } from './refusal.ts'
import type { Choice } from './votes/majority.ts'

/** For tests: the actor that sets a committee up. */
export const SYSTEM: EventActor = { member: 'system', capacity: 'system', for: null }

/** For tests: the clock of a fixture begins here, in UTC milliseconds. */
export const START = Date.UTC(2026, 2, 2, 9)

/** For tests: the paragraphs have the ids 'p1-s1-1', 'p1-s1-2', 'p1-s1-3' and 'p1-s2-1'. */
export const INSTRUMENT = `# Framework

## Pillar 1: Working together

### Standard 1: Risk

1.1.1 Customs assesses risk.

1.1.2 Customs shares what it finds.

1.1.3 Customs reviews both.

### Standard 2: Training

1.2.1 Officers are trained à fond.
`

/** For tests: clauses 1, 2, and 2.1 to 2.7. */
export const MANDATE = `Terms of reference

1. The Group meets.

2. The Group shall:

2.1 set out strategies;

2.2 advise on training;

2.3 consult;

2.4 hear business;

2.5 consider issues;

2.6 interpret;

2.7 recommend amendments.
`

/**
 * A committee for tests, run by the rules themselves: every command goes through `decide` and `apply` as in the
 * product. Ids are counted by their prefix: the first proposal is 'p1', its thread 't1', the first vote 'v1'.
 */
export type Fixture = {
  readonly state: CommitteeState
  /** All events so far. */
  readonly record: RecordedEvent[]
  /** The participant enrolled under that name, as they take part now, or last did; 'system' for the set-up. */
  as: (name: string) => EventActor
  /** Judges a command and does not apply it. */
  attempt: (name: string, command: Command) => Result<NewEvent[]>
  /** 'accepted', or the code of the refusal. */
  outcome: (name: string, command: Command) => string
  /** Judges a command and applies its events. Throws if it is refused. */
  run: (name: string, ...commands: Command[]) => NewEvent[]
  /** Applies an event that no command makes any more. */
  add: (event: NewEvent) => void
  /** Lets time pass, in milliseconds. */
  wait: (milliseconds: number) => void
}

/** A committee that is not yet established, by the rules of the product or of another set of areas. */
export function emptyCommittee(domain: Domain = product): Fixture {
  const state = domain.emptyState('hlsg')
  const record: RecordedEvent[] = []
  const members = new Map<string, EventActor>([['system', SYSTEM]])
  const counters = new Map<string, number>()
  let now = START
  const as = (name: string): EventActor => {
    const actor = members.get(name)
    if (actor === undefined) throw new Error(`Nobody is called ${name}`)
    return actor
  }
  const contextOf = (name: string, counted: Map<string, number>): Context => ({
    actor: as(name),
    now,
    newId: (prefix) => {
      const number = (counted.get(prefix) ?? 0) + 1
      counted.set(prefix, number)
      return `${prefix}${number}`
    },
  })
  const attempt = (name: string, command: Command): Result<NewEvent[]> =>
    domain.decide(state, command, contextOf(name, new Map(counters)))
  const runOne = (name: string, command: Command): NewEvent[] => {
    const result = domain.decide(state, command, contextOf(name, counters))
    if (!result.ok) throw new Error(`${command.type}: ${result.refusal.code}: ${result.refusal.message}`)
    for (const event of recorded(result.value, { seq: state.seq + 1, at: now, actor: as(name) })) {
      record.push(event)
      domain.apply(state, event)
      if (event.type === 'ParticipantEnrolled')
        members.set(event.data.name.words ?? '', {
          member: event.data.member,
          capacity: event.data.capacity,
          for: event.data.principal,
        })
      if (event.type === 'AppointmentChanged')
        for (const [known, { member }] of members)
          if (member === event.data.member)
            members.set(known, { member, capacity: event.data.capacity, for: event.data.principal })
    }
    return result.value
  }
  return {
    state,
    record,
    as,
    attempt,
    outcome: (name, command) => {
      const result = attempt(name, command)
      return result.ok ? 'accepted' : result.refusal.code
    },
    add: (event) => {
      for (const one of recorded([event], { seq: state.seq + 1, at: now, actor: SYSTEM })) {
        record.push(one)
        domain.apply(state, one)
      }
    },
    run: (name, ...commands) => commands.flatMap((command) => runOne(name, command)),
    wait: (milliseconds) => {
      now += milliseconds
    },
  }
}

/** New events as the record has them: numbered, dated, with commitments to their words. */
export function recorded(
  events: readonly NewEvent[],
  header: { seq: number; at: number; actor: EventActor },
): RecordedEvent[] {
  return events.map((event, index) => {
    const data = Object.fromEntries(
      Object.entries(event.data).map(([field, value]) => [
        field,
        isWords(value) ? { ...value, commitment: `commitment-${header.seq}-${index}-${field}` } : value,
      ]),
    )
    // The same fields with the same values, except that words have their commitment beside them.
    return { ...event, data, ...header, index } as unknown as RecordedEvent
  })
}

function isWords(value: unknown): value is { words: string } {
  return typeof value === 'object' && value !== null && 'words' in value
}

const NAME = { en: 'A name' }

/**
 * A committee at work: `delegations` of them ('d1' …), each with a head who holds the credential, an alternate and an
 * adviser ('d1-head' …), and 'business', 'observer', 'chair' (of d1), 'vice-chair' (of d2) and 'secretary'; the mandate
 * 'md1' and the instrument 'in1'.
 */
export function committeeAtWork({
  delegations = 4,
  domain = product,
}: {
  delegations?: number
  domain?: Domain
} = {}): Fixture {
  const fixture = emptyCommittee(domain)
  const { run, as } = fixture
  const region = 'europe'
  const enrol = (name: string, capacity: Capacity, principal: string | null, role: Role | null = null): void => {
    run('system', { type: 'enrolParticipant', name, capacity, principal, role })
  }
  run('system', { type: 'establishCommittee', name: NAME, body: NAME, symbol: 'HLSG' })
  for (const delegation of delegationIds(delegations)) {
    run('system', { type: 'admitDelegation', delegation, name: NAME, region })
    for (const role of ['head', 'alternate', 'adviser'] as const)
      enrol(`${delegation}-${role}`, 'delegate', delegation, role)
    run('system', { type: 'issueCredential', delegation, voter: as(`${delegation}-head`).member })
  }
  run(
    'system',
    { type: 'createSeat', seat: 'seat-1', entity: 'A company', sector: 'Ports', region, from: 2026, until: 2028 },
    { type: 'admitObserver', observer: 'observer-1', name: NAME },
  )
  enrol('business', 'business', 'seat-1')
  enrol('observer', 'observer', 'observer-1')
  enrol('chair', 'chair', 'd1')
  enrol('vice-chair', 'vice-chair', 'd2')
  enrol('secretary', 'secretariat', null)
  run('system', { type: 'importMandate', ...documentFromText(NAME, { en: MANDATE }) })
  run('system', { type: 'importInstrument', ...documentFromText(NAME, { en: INSTRUMENT }) })
  return fixture
}

function delegationIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `d${index + 1}`)
}

/** An amendment of the fixture's instrument as a command. */
export function tabling(operations: Operation[], changes: Partial<Command<'tableProposal'>> = {}) {
  return {
    type: 'tableProposal',
    kind: 'amendment',
    clause: { mandate: 'md1', clause: '2.7' },
    instrument: 'in1',
    version: 1,
    title: { en: 'Élodie’s title' },
    operations,
    justification: 'A justification',
    ...changes,
  } satisfies Command<'tableProposal'>
}

/** The command that gives a participant another place. */
export function appointing(member: string, capacity: Capacity, principal: string | null, role: Role | null = null) {
  return { type: 'changeAppointment', member, capacity, principal, role } satisfies Command<'changeAppointment'>
}

/** An operation that rewords a provision of the fixture's instrument. */
export function rewording(provision: string, text = 'Reworded.'): Operation {
  return { op: 'replace-text', provision, language: 'en', text }
}

/**
 * Tables one amendment per list of operations ('p1' …) and opens a session ('s1') on them, the first under discussion.
 */
export function inSession(fixture: Fixture, ...amendments: Operation[][]): void {
  const { run } = fixture
  for (const operations of amendments) run('d1-head', tabling(operations))
  run(
    'chair',
    {
      type: 'scheduleSession',
      title: 'A session',
      startsAt: START,
      timeZone: 'Europe/Brussels',
      agenda: amendments.map((_, index) => ({ title: 'An item', works: [`p${index + 1}`] })),
    },
    { type: 'openSession', session: 's1' },
    { type: 'takeUpItem', session: 's1', item: 'i1' },
  )
}

/** The command that opens a vote in the fixture's session. */
export function opening(work: string, changes: Partial<Command<'openVote'>> = {}) {
  return {
    type: 'openVote',
    work,
    session: 's1',
    question: 'Shall it be adopted?',
    method: 'roll-call',
    profile: 'un-ordinary',
    ...changes,
  } satisfies Command<'openVote'>
}

/** Casts one ballot per choice, by the heads of the delegations in order; null: does not cast. */
export function castAll({ run }: Fixture, vote: string, choices: (Choice | null)[]): void {
  for (const [index, choice] of choices.entries())
    if (choice !== null) run(`d${index + 1}-head`, { type: 'castBallot', vote, choice })
}
