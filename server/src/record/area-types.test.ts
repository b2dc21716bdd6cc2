import { expect, test } from '@jest/globals'
import type { Opened } from '@quorate/shared/contracts/events'
import { getWorks } from '@quorate/shared/contracts/works'
import type { AreaName } from '@quorate/shared/domain/area'
import { committeeAtWork, inSession, rewording } from '@quorate/shared/domain/committee-fixture'
import { features } from '../features/index.ts'
import { answer } from '../http/answer.ts'
import type { AnyFeature, Feature } from '../http/feature.ts'
import { createKernel, kernel } from '../kernel.ts'
import type { RecordArea } from './area.ts'
import type { Policy } from './policy.ts'
import type { DocsOf, ReadDocs } from './read-model.ts'
import { list, number, readModel, text } from './read-model.ts'

// What must not compile. `tsc` fails if a line below a mark compiles: in this file the marks are the assertions.
// Beside each wrong thing there is the right one, so that no mark hides another mistake.

const { linkWorks, unlinkWorks } = features.works.policies
const { WorksUnlinked: projectUnlinked, ...otherProjections } = features.works.projection
const { WorkMoved: presentMoved, ...otherPresenters } = features.works.presenters

features.works satisfies RecordArea<'works'>
// @ts-expect-error a command has no policy
const withoutPolicy = { ...features.works, policies: { linkWorks } } satisfies RecordArea<'works'>
// @ts-expect-error an event has no projection, and does not say that it changes nothing
void ({ ...features.works, projection: otherProjections } satisfies RecordArea<'works'>)
// @ts-expect-error an event has no presenter, and does not say that it looks as recorded
void ({ ...features.works, presenters: otherPresenters } satisfies RecordArea<'works'>)
// @ts-expect-error an event with words has no presenter that opens them
void ({ ...features.works, presenters: { ...otherPresenters, WorkMoved: 'as recorded' } } satisfies RecordArea<'works'>)
const carrying = { answers: [{ words: 'An answer' }], comment: { text: { words: 'A comment' } } }
// @ts-expect-error words are opened wherever they are, in lists and further down
carrying satisfies Opened<typeof carrying>
void ({ answers: ['An answer'], comment: { text: null } } satisfies Opened<typeof carrying>)
void ({
  ...features.works,
  projection: { ...otherProjections, WorksUnlinked: 'changes no read model' },
} satisfies RecordArea<'works'>)
void ({
  ...features.works,
  // @ts-expect-error no other sentence says so
  projection: { ...otherProjections, WorksUnlinked: 'changes nothing' },
} satisfies RecordArea<'works'>)
// @ts-expect-error there is a policy for a command that is none of the area's
void ({ ...features.works, policies: { linkWorks, unlinkWorks, castBallot: linkWorks } } satisfies RecordArea<'works'>)
// @ts-expect-error it projects an event that no area has
void ({ ...features.works, alsoProjects: { WordsErazed: () => {} } } satisfies RecordArea<'works'>)
// @ts-expect-error it projects an event of its own as another's
void ({ ...features.works, alsoProjects: { WorkMoved: () => {} } } satisfies RecordArea<'works'>)
// @ts-expect-error it presents anew an event that is not its own
void ({ ...features.works, presentsNow: { CommentPosted: () => 'as recorded' } } satisfies RecordArea<'works'>)
linkWorks satisfies Policy<'linkWorks'>
// @ts-expect-error a policy judges another command than the one it is for
linkWorks satisfies Policy<'tableProposal'>

const { works, ...otherFeatures } = features
void ({ ...otherFeatures, works } satisfies { [A in AreaName]: Feature<A> })
// @ts-expect-error an area is not in the list
otherFeatures satisfies { [A in AreaName]: Feature<A> }
// @ts-expect-error an area is in the place of another
void ({ ...otherFeatures, works: otherFeatures.votes } satisfies { [A in AreaName]: Feature<A> })

const things = readModel({ name: text(), parts: list<string>(), size: number<number | null>() })
type Thing = DocsOf<{ things: typeof things }>['things']
;({ name: 'A', parts: ['b'], size: null }) satisfies Pick<Thing, 'name' | 'parts' | 'size'>
// @ts-expect-error a field of a document has another type than its schema
;({ name: 1 }) satisfies Pick<Thing, 'name'>
'works' satisfies keyof ReadDocs
// @ts-expect-error there is no such read model
'work' satisfies keyof ReadDocs

answer(getWorks, async ({ seq }) => ({ seq, works: [], next: null }))
// @ts-expect-error an answer lacks what its contract describes
answer(getWorks, async ({ seq }) => ({ seq, works: [] }))
// @ts-expect-error it asks for a parameter that its contract does not have
answer(getWorks, async ({ seq, query }) => ({ seq, works: query.proposals, next: null }))

test('[J10] code that would not compile is refused or throws if it runs all the same', () => {
  expect([projectUnlinked, presentMoved, unlinkWorks].every((one) => one !== undefined)).toBe(true)
  const { authorise } = createKernel({
    domain: kernel.domain,
    features: Object.values({ ...otherFeatures, works: withoutPolicy }) as AnyFeature[],
  })
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-2')])
  const link = { from: 'p1', to: 'p2', meaning: 'amends' } as const
  const chair = fixture.as('chair')
  expect(authorise(fixture.state, chair, { type: 'linkWorks', ...link })).toBeNull()
  expect(authorise(fixture.state, chair, { type: 'unlinkWorks', ...link })).toEqual({
    code: 'not-allowed',
    message: 'Nobody may do this.',
  })
})
