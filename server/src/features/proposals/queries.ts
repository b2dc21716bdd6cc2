import { getDrafts, getProposal, getProposalText } from '@quorate/shared/contracts/proposals'
import type { ClauseRef } from '@quorate/shared/domain/works/events'
import { abilities, answer, found, inView, type QueryAnswer, type QuerySource } from '../../http/answer.ts'
import { presentBase } from '../instrument/presenter.ts'
import { findVersion } from '../instrument/queries.ts'
import type { InstrumentDoc } from '../instrument/read-models.ts'
import type { MandateDoc } from '../mandate/read-models.ts'
import { mayOpenVote } from '../votes/may-open-vote.ts'
import { chainOf } from '../works/chain.ts'
import { linking, linksOf } from '../works/links.ts'
import type { WorkDoc } from '../works/read-models.ts'
import { ownOf, rowOf } from '../works/rows.ts'
import { TABLE } from './open-amendments.ts'
import { presentDraft } from './personal.ts'
import type { DraftDoc, ProposalDoc } from './read-models.ts'

const getProposalAnswer = answer(getProposal, async (input) => {
  const { params, read, viewer, state, seq } = input
  const { work, proposal } = await loadProposal(input, params.proposal)
  const [own, links, chain, base, mandate, instrument] = await Promise.all([
    ownOf(input, [work.thread]),
    linksOf(input, work),
    // The outcome of this one. The query of the chain answers its links.
    chainOf(input, { ...work, links: [] }),
    baseOf(input, proposal),
    read.mandates.findById(work.clause.mandate).lean<MandateDoc>(),
    read.instruments.findById(proposal.instrument).select({ title: 1, 'versions.number': 1 }).lean<InstrumentDoc>(),
  ])
  const { justification, operations, version } = proposal
  const decision = chain.decisions[0] ?? null
  return {
    seq,
    proposal: {
      ...rowOf(work, own),
      ...{ instrument: proposal.instrument, version, justification, operations },
    },
    base,
    clause: clauseOf(work.clause, mandate),
    instrument: {
      id: proposal.instrument,
      title: instrument?.title ?? {},
      current: instrument?.versions.at(-1)?.number ?? version,
    },
    links,
    sessions: chain.sessions.map(({ works: _, ...session }) => session),
    // A second ballot before the first.
    votes: [...chain.votes].reverse(),
    decision,
    resultingVersion: work.decision?.version?.number ?? null,
    can: {
      ...abilities([{ type: 'withdrawProposal', proposal: proposal._id }] as const, viewer.can),
      ...linking(viewer),
      openVote: mayOpenVote(viewer, state, proposal._id),
    },
  }
})

const getProposalTextAnswer = answer(getProposalText, async (input) => {
  const { proposal } = await loadProposal(input, input.params.proposal)
  return { operations: proposal.operations, base: await baseOf(input, proposal) }
})

type Source = Pick<QuerySource, 'read' | 'readShared' | 'viewer'> & { params: { committee: string } }

async function loadProposal(source: Source, id: string): Promise<{ work: WorkDoc; proposal: ProposalDoc }> {
  const one = { _id: id, ...inView(source) }
  const [work, proposal] = await Promise.all([
    source.read.works.findOne(one).lean<WorkDoc>(),
    source.read.proposals.findOne(one).lean<ProposalDoc>(),
  ])
  return { work: found(work, 'proposal', id), proposal: found(proposal, 'proposal', id) }
}

/** The provisions that a proposal touches, in the version it is pinned to. */
async function baseOf(source: Source, { instrument, version, operations }: ProposalDoc) {
  const text = await findVersion(source, instrument, version)
  return presentBase(text?.provisions ?? [], operations)
}

function clauseOf(clause: ClauseRef, mandate: MandateDoc | null) {
  const text = mandate?.clauses.find(({ number }) => number === clause.clause)?.text ?? {}
  return { mandate: clause.mandate, number: clause.clause, text }
}

const getDraftsAnswer = answer(getDrafts, async ({ params, viewer, personal }) => {
  const mine = { account: viewer.account, committee: params.committee }
  const drafts = await personal.drafts.find(mine).sort({ savedAt: -1 }).lean<DraftDoc[]>()
  return { drafts: drafts.map(presentDraft), can: abilities([TABLE], viewer.may) }
})

export const proposalQueries: readonly QueryAnswer[] = [getProposalAnswer, getProposalTextAnswer, getDraftsAnswer]
