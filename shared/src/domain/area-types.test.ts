import { expect, test } from '@jest/globals'
import { abilities } from '../contracts/common.ts'
import { type CommandContracts, command, none } from '../contracts/contract.ts'
import { voteCommands } from '../contracts/votes.ts'
import { workCommands } from '../contracts/works.ts'
import type { Area, AreaName, ErasableKind, Rule } from './area.ts'
import { type Areas, areas } from './areas.ts'
import type { Command } from './command.ts'
import { createDomain } from './committee.ts'
import { committeeAtWork } from './committee-fixture.ts'
import type { EventData, EventType, NewEvent } from './event.ts'
import type { OfficialText } from './official-text.ts'
import type { ProposalTypes } from './proposals/area.ts'
import type { VoteTypes } from './votes/area.ts'
import type { HasWords, TextRef, Words } from './words.ts'
import type { WorkTypes } from './works/area.ts'
import type { WorkKind } from './works/kind.ts'

// What must not compile. `tsc` fails if a line below a mark compiles: in this file the marks are the assertions.
// Beside each wrong thing there is the right one, so that no mark hides another mistake.

const { linkWorks, unlinkWorks } = areas.works.rules
const { WorksUnlinked, ...otherFolds } = areas.works.folds
const { erasable, ...withoutErasable } = areas.works
const { kinds, ...withoutKinds } = areas.proposals

areas.works satisfies Area<WorkTypes>
// @ts-expect-error a command has no rule
const withoutRule = { ...areas.works, rules: { linkWorks } } satisfies Area<WorkTypes>
// @ts-expect-error an event has no fold
const withoutFold = { ...areas.works, folds: otherFolds } satisfies Area<WorkTypes>
// @ts-expect-error its kind of words cannot be found
withoutErasable satisfies Area<WorkTypes>
// @ts-expect-error its events carry words, and it does not say which of its things hold them
withoutErasable satisfies Area<Omit<WorkTypes, 'erasable'>>
areas.votes satisfies Area<VoteTypes>
// @ts-expect-error there is a rule for a command that is none of the area's
void ({ ...areas.works, rules: { linkWorks, unlinkWorks, castBallot: linkWorks } } satisfies Area<WorkTypes>)
// @ts-expect-error it folds an event that no area has
void ({ ...areas.works, alsoFolds: { WordsErazed: () => {} } } satisfies Area<WorkTypes>)
// @ts-expect-error it folds an event of its own as another's
void ({ ...areas.works, alsoFolds: { WorkMoved: () => {} } } satisfies Area<WorkTypes>)

areas.proposals satisfies Area<ProposalTypes>
// @ts-expect-error its kind of work has no rules
withoutKinds satisfies Area<ProposalTypes>

const { works, ...otherAreas } = areas
const everyArea = { ...otherAreas, works } satisfies { [A in AreaName]: Area<Areas[A]> }
// @ts-expect-error an area is not in the list
otherAreas satisfies { [A in AreaName]: Area<Areas[A]> }

workCommands satisfies CommandContracts<'works'>
// @ts-expect-error a command has no contract
void ({ linkWorks: workCommands.linkWorks } satisfies CommandContracts<'works'>)
// @ts-expect-error a contract is under another command's name
void ({ ...workCommands, unlinkWorks: workCommands.linkWorks } satisfies CommandContracts<'works'>)
// @ts-expect-error a command has no contract, in another area too
void ({ ...voteCommands, castBallot: undefined } satisfies CommandContracts<'votes'>)
// @ts-expect-error the fields of a contract are not the command's
command({ type: 'linkWorks', path: '/works', summary: 'Nothing', params: none, body: none })

abilities('castBallot')
// @ts-expect-error there is no such command
abilities('castBalot')
// @ts-expect-error an event is no command
abilities('BallotCast')

'castBallot' satisfies Command['type']
// @ts-expect-error there is no such command
'castBalot' satisfies Command['type']
// @ts-expect-error a command lacks a field
void ({ type: 'linkWorks', from: 'p1', to: 'p2' } satisfies Command)
// @ts-expect-error there is no such meaning
void ({ type: 'linkWorks', from: 'p1', to: 'p2', meaning: 'resembles' } satisfies Command)
'WorkMoved' satisfies EventType
// @ts-expect-error there is no such event
'WorkMooved' satisfies EventType
// @ts-expect-error an event carries the data of another
void ({ type: 'WorksLinked', audience: 'committee', data: { work: 'p1' } } satisfies NewEvent)
;(() => ({ ok: true, value: [] })) satisfies Rule<'castBallot'>
// @ts-expect-error a rule judges another command than the one it is for
areas.votes.rules.castBallot satisfies Rule<'linkWorks'>

true satisfies HasWords<EventData['WorkMoved']>
true satisfies HasWords<{ answers: Words[] }>
true satisfies HasWords<{ answers: readonly { comment: { text: Words } | null }[] }>
false satisfies HasWords<EventData['WorksLinked']>
false satisfies HasWords<EventData['VersionConsolidated']>
false satisfies HasWords<{ texts: TextRef[]; title: OfficialText }>
// @ts-expect-error words in a list are words
false satisfies HasWords<{ answers: Words[] }>
// @ts-expect-error words further down are words
false satisfies HasWords<{ comment: { text: Words } }>
// @ts-expect-error a reference to a text is no words
true satisfies HasWords<{ texts: TextRef[] }>

'work' satisfies ErasableKind
// @ts-expect-error no area has such words
'session' satisfies ErasableKind
'amendment' satisfies WorkKind
// @ts-expect-error no area brings such a kind of work
'petition' satisfies WorkKind

test('[G5] code that would not compile throws if it runs all the same', () => {
  const link = { from: 'p1', to: 'p2', meaning: 'amends' } as const
  const lacking = (part: object) => createDomain({ ...everyArea, works: { ...areas.works, ...part } })
  expect(WorksUnlinked).toBeDefined()
  expect([erasable, kinds].every((one) => Object.keys(one).length > 0)).toBe(true)
  const { attempt } = committeeAtWork({ domain: lacking(withoutRule) })
  expect(() => attempt('d1-head', { type: 'unlinkWorks', ...link })).toThrow('No area judges unlinkWorks')
  expect(lacking(withoutFold).areaOfEvent('WorksUnlinked')).toBeUndefined()
})

test('[Q20] `can` has commands as its keys, each with null or a refusal, and nothing else', () => {
  const schema = abilities('linkWorks', 'unlinkWorks')
  const refusal = { code: 'not-allowed', message: 'A sentence.' } as const
  expect(schema.parse({ linkWorks: null, unlinkWorks: refusal })).toEqual({ linkWorks: null, unlinkWorks: refusal })
  for (const wrong of [{ linkWorks: null }, { linkWorks: null, unlinkWorks: null, castBallot: null }, {}])
    expect(schema.safeParse(wrong).success).toBe(false)
})
