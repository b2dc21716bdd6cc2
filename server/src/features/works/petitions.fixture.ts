import { since, within } from '@quorate/shared/contracts/common'
import { query } from '@quorate/shared/contracts/contract'
import type { AnyArea, RuleContext } from '@quorate/shared/domain/area'
import { areas } from '@quorate/shared/domain/areas'
import type { Audience } from '@quorate/shared/domain/audience'
import type { Command } from '@quorate/shared/domain/command'
import { type CommitteeState, createDomain } from '@quorate/shared/domain/committee'
import { committeeAtWork, type Fixture, START } from '@quorate/shared/domain/committee-fixture'
import type { NewEvent, RecordedEvent } from '@quorate/shared/domain/event'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { accept, notFound } from '@quorate/shared/domain/refusal'
import { type TextRef, textRef, textsAfter, type Words, words } from '@quorate/shared/domain/words'
import { bringWork, moveWork } from '@quorate/shared/domain/works/decide'
import type { WorkKind } from '@quorate/shared/domain/works/kind'
import { z } from 'zod'
import { answer, found, inView } from '../../http/answer.ts'
import type { AnyFeature } from '../../http/feature.ts'
import { createKernel } from '../../kernel.ts'
import { only, SECRETARIAT } from '../../record/policy.ts'
import { type DocOf, type Docs, type ProjectedDocs, readModel, text } from '../../record/read-model.ts'
import type { TemporaryStore } from '../../store/temporary-store.ts'
import { features } from '../index.ts'
import { type Asking, asking } from '../queries.fixture.ts'
import { involve } from './involve.ts'

/**
 * For tests: petitions, a kind of work as another capability would bring it, with words of its own and a rule for its
 * decision; and notes, which are never put to the vote. Anybody brings them, for anybody. The product's types do not
 * contain either, so each function here uses a type of its own at that edge.
 */
type Bringing = {
  kind: 'petition' | 'note'
  audience: Audience
  title: OfficialText
  clause: string
  touches: string[]
  plea: string
  /** Members who bring it with its author, and members whom it asks something. */
  sponsors: string[]
  asked: string[]
}
type Brought = {
  data: { petition: string; plea: Words; sponsors: string[]; asked: string[] }
  audience: Audience
  seq: number
}
type Petition = { texts: TextRef[]; granted: string | null }

const petitionsOf = (state: CommitteeState): Map<string, Petition> =>
  (state as unknown as { petitions: Map<string, Petition> }).petitions
const event = (type: string, audience: Audience, data: object) => ({ type, audience, data }) as unknown as NewEvent

const petitions: AnyArea = {
  empty: () => new Map<string, Petition>(),
  rules: {
    bringPetition(
      state: CommitteeState,
      { kind, audience, title, plea, sponsors, asked, ...under }: Bringing,
      context: RuleContext,
    ) {
      const what = { kind: kind as WorkKind, audience, title, for: context.actor.for, stage: 'read' }
      const [clause, ...touches] = [under.clause, ...under.touches].map((one) => ({ mandate: 'md1', clause: one }))
      const at = { clause: clause ?? { mandate: '', clause: '' }, touches }
      const brought = bringWork(state, 'q', { ...what, ...at }, context)
      if (!brought.ok) return brought
      const { work, events } = brought.value
      return accept([
        ...events,
        event('PetitionBrought', audience, { petition: work, plea: words(plea), sponsors, asked }),
      ])
    },
    settlePetition(state: CommitteeState, { petition, reason }: { petition: string; reason: string }) {
      const work = state.works.works.get(petition)
      if (work === undefined) return notFound('petition', petition)
      return accept([moveWork(work, { stage: 'settled', open: false, reason })])
    },
  },
  folds: {
    PetitionBrought(state: CommitteeState, { seq, data: { petition, plea } }: Brought) {
      petitionsOf(state).set(petition, { texts: textRef(seq, plea), granted: null })
    },
    PetitionGranted(state: CommitteeState, { data }: { data: { petition: string; decision: string } }) {
      Object.assign(petitionsOf(state).get(data.petition) ?? {}, { granted: data.decision })
    },
  },
  alsoFolds: {
    WordsErased(state: CommitteeState, event: RecordedEvent<'WordsErased'>) {
      const { kind, id } = event.data.subject as { kind: string; id: string }
      const petition = kind === 'petition' ? petitionsOf(state).get(id) : undefined
      if (petition !== undefined) petition.texts = textsAfter(petition.texts, event)
    },
  },
  erasable: { petition: (state, id) => petitionsOf(state).get(id)?.texts },
  kinds: {
    note: { series: 'N' },
    petition: {
      series: 'Q',
      deciding: {
        stages: { open: 'read', voting: 'put', carried: 'granted', rejected: 'denied' },
        cannotBePut: () => undefined,
        cannotBeCarriedOut: () => undefined,
        carryOut: (_state, { work, audience }, decision) => [
          event('PetitionGranted', audience, { petition: work, decision }),
        ],
      },
    },
  },
}

const petitionReadModels = { petitions: readModel({ plea: text<string | null>() }) }
type PetitionDoc = DocOf<typeof petitionReadModels.petitions>

export const getPetition = query({
  path: '/committees/{committee}/petitions/{petition}',
  summary: 'A petition',
  params: within({ petition: z.string() }),
  query: since({}),
  response: z.strictObject({ seq: z.number(), plea: z.string().nullable() }),
})

const petitionFeature: AnyFeature = {
  policies: {
    bringPetition: () => null,
    settlePetition: only(SECRETARIAT, 'Petitions are settled by the Secretariat. Ask it.'),
  },
  projection: {
    async PetitionBrought({ audience, data: { petition, plea, sponsors, asked } }: Brought, docs: Docs) {
      docsOf(docs).put({ _id: petition, audience, plea: plea.words })
      for (const member of [...sponsors, ...asked]) await involve(docs, { work: petition, member })
    },
    PetitionGranted: 'changes no read model',
  },
  alsoProjects: {
    async WordsErased({ data: { subject } }: { data: { subject: { kind: string; id: string } } }, docs: Docs) {
      const doc = subject.kind === 'petition' ? await docsOf(docs).get(subject.id) : undefined
      if (doc !== undefined) docsOf(docs).put({ ...doc, plea: null })
    },
  },
  readModels: petitionReadModels,
  presenters: {
    PetitionBrought: ({ data }: Brought) => ({ ...data, plea: data.plea.words }),
    PetitionGranted: 'as recorded',
  },
  queries: [
    answer(getPetition, async (input) => {
      const { petitions } = input.read as unknown as {
        petitions: { findOne(filter: object): { lean(): Promise<PetitionDoc | null> } }
      }
      const { petition } = input.params
      const doc = await petitions.findOne({ _id: petition, ...inView(input) }).lean()
      return { seq: input.seq, plea: found(doc, 'petition', petition).plea }
    }),
  ],
}

function docsOf(docs: Docs): ProjectedDocs<PetitionDoc> {
  return (docs as unknown as { petitions: ProjectedDocs<PetitionDoc> }).petitions
}

/** First in the list, so that a test fails if something depends on the order of the list. */
const domain = createDomain({ petitions, ...areas })
const kernelWithPetitions = createKernel({
  domain,
  features: [petitionFeature, ...(Object.values(features) as AnyFeature[])],
})

/** For tests: the petition or note as a command; ids are 'q1', 'q2' …, threads 't1' … */
export function bringing(changes: Partial<Bringing> = {}): Command {
  const petition = { kind: 'petition', audience: 'committee', title: { en: 'A petition' }, clause: '2.5' }
  const rest = { touches: [], plea: 'A plea', sponsors: [], asked: [] }
  return { type: 'bringPetition', ...petition, ...rest, ...changes } as unknown as Command
}

export function settling(petition: string, reason: string): Command {
  return { type: 'settlePetition', petition, reason } as unknown as Command
}

/** For tests: a committee at work that knows petitions, and queries by its participants. */
export type Petitioned = Fixture & Pick<Asking, 'ask' | 'request'> & { caughtUp: () => Promise<void> }

let committees = 0

export async function petitioned(store: TemporaryStore, prepare: (fixture: Fixture) => void): Promise<Petitioned> {
  const fixture = committeeAtWork({ domain })
  prepare(fixture)
  const { ask, request, catchUp } = await asking(fixture, store, `petitioned${++committees}`, kernelWithPetitions)
  return { ...fixture, ask, request, caughtUp: catchUp }
}

/** For tests: schedules and opens a session on works, one item for each, and takes up the first. */
export function sittingOn({ run, state }: Fixture, ...works: string[]): string {
  const agenda = works.map((work) => ({ title: `On ${work}`, works: [work] }))
  run('chair', { type: 'scheduleSession', title: 'A session', startsAt: START, timeZone: 'UTC', agenda })
  const session = `s${state.sessions.count}`
  run('chair', { type: 'openSession', session })
  const [item = ''] = [...(state.sessions.sessions.get(session)?.agenda.keys() ?? [])]
  run('chair', { type: 'takeUpItem', session, item })
  return session
}
