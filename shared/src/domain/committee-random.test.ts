import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Command, CommandData, CommandType } from './command.ts'
import { apply, decide, emptyState } from './committee.ts'
import { committeeAtWork, inSession, rewording } from './committee-fixture.ts'
import { EXAMPLES } from './examples.fixture.ts'
import { fork } from './fork.ts'

/** Random fields for every type of command. */
const FIELDS = Object.assign({}, ...EXAMPLES.map(({ fields }) => fields)) as {
  [T in CommandType]: { [F in keyof CommandData[T]]-?: fc.Arbitrary<CommandData[T][F]> }
}

const VOTING: readonly CommandType[] = [
  'takeUpItem',
  'openVote',
  'castBallot',
  'castBallot',
  'closeVote',
  'certifyVote',
]

/** A vote takes many steps, so its commands are more likely. */
const command: fc.Arbitrary<Command> = fc
  .constantFrom(...(Object.keys(FIELDS) as CommandType[]), ...VOTING, ...VOTING, ...VOTING)
  .chain((type) => {
    // Each type has its own fields, which the union of all types cannot express.
    const fields = FIELDS[type] as Record<string, fc.Arbitrary<unknown>>
    return fc.record({ ...fields, type: fc.constant(type) }) as unknown as fc.Arbitrary<Command>
  })

const people = ['chair', 'chair', 'secretary', 'secretary', 'd1-head', 'd2-head', 'd3-head', 'd4-head', 'business']
const steps = fc.array(fc.record({ by: fc.constantFrom(...people), asked: command }), { minLength: 60, maxLength: 100 })

/** A state as text, in its order. */
function written(data: unknown): string {
  return JSON.stringify(data, (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value))
}

/** Whether each command was in order, one after another: in a session, with things to withdraw. */
function judge(taken: { by: string; asked: Command }[]): [CommandType, boolean][] {
  const fixture = committeeAtWork()
  const { state, record, as, run, wait } = fixture
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-2')])
  run('business', { type: 'postComment', thread: 't1', body: 'One.', replyTo: null })
  run('chair', { type: 'postComment', thread: 't1', body: 'Two.', replyTo: 'c1' })
  run('chair', { type: 'hideComment', comment: 'c2', reason: 'A reason' })
  run('d1-head', { type: 'requestFloor', session: 's1', kind: 'statement' })
  run('d2-head', { type: 'requestFloor', session: 's1', kind: 'statement' })
  run('d1-head', { type: 'linkWorks', from: 'p1', to: 'p2', meaning: 'amends' })
  run('secretary', { type: 'suspendParticipant', member: as('business').member, reason: 'A reason' })
  const judged = taken.map(({ by, asked }): [CommandType, boolean] => {
    const before = written([state, asked])
    const context = { actor: as(by), now: state.at, newId: (prefix: string) => `${prefix}-new` }
    const answer = decide(state, asked, context)
    expect(decide(fork(state), asked, context)).toEqual(answer)
    expect(written([state, asked])).toBe(before)
    if (answer.ok) run(by, asked)
    wait(1000)
    return [asked.type, answer.ok]
  })
  const folded = emptyState('hlsg')
  for (const event of structuredClone(record)) apply(folded, event)
  expect(folded).toEqual(state)
  return judged
}

test('[G2] [G4] for random commands, judging changes nothing, and the record gives the same state', () => {
  const judged: [CommandType, boolean][] = []
  fc.assert(
    fc.property(steps, (taken) => void judged.push(...judge(taken))),
    { numRuns: 25 },
  )
  const types = (accepted: boolean) => new Set(judged.flatMap(([type, ok]) => (ok === accepted ? [type] : [])))
  // A command that is never accepted would not be tested.
  expect(types(true).size).toBeGreaterThan(30)
  expect(types(false).size).toBeGreaterThan(30)
})
