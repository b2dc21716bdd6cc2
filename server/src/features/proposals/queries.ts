import { getDrafts, getProposal, getProposalText } from '@quorate/shared/contracts/proposals'
import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { openSession } from '@quorate/shared/domain/sessions/state'
import type { ClauseRef } from '@quorate/shared/domain/works/events'
import { abilities, answer, found, inView, type QueryAnswer, type QuerySource, type Viewer } from '../../http/answer.ts'
import { presentBase } from '../instrument/presenter.ts'
import { type InstrumentDoc, type VersionDoc, versionId } from '../instrument/read-models.ts'
import type { MandateDoc } from '../mandate/read-models.ts'
import { chainOf } from '../works/chain.ts'
import type { WorkDoc } from '../works/read-models.ts'
import { rowsOf } from '../works/rows.ts'
import { presentDraft } from './personal.ts'
import type { DraftDoc, ProposalDoc } from './read-models.ts'

const getProposalAnswer = answer(getProposal, async (input) => {
  const { params, read, viewer, state, seq } = input
  const { work, proposal } = await loadProposal(input, params.proposal)
  const [[row], chain, base, mandate, instrument] = await Promise.all([
    rowsOf(input, [work]),
    // What came of this one; what it is linked to is for the chain's own query.
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
      ...found(row, 'proposal', params.proposal),
      ...{ instrument: proposal.instrument, version, justification, operations },
    },
    base,
    clause: clauseOf(work.clause, mandate),
    instrument: {
      id: proposal.instrument,
      title: instrument?.title ?? {},
      current: instrument?.versions.at(-1)?.number ?? version,
    },
    sessions: chain.sessions.map(({ works: _, ...session }) => session),
    votes: chain.votes,
    decision,
    resultingVersion: work.decision?.version?.number ?? null,
    can: {
      ...abilities([{ type: 'withdrawProposal', proposal: proposal._id }] as const, viewer.can),
      openVote: mayOpenVote(viewer, state, proposal._id),
    },
  }
})

const getProposalTextAnswer = answer(getProposalText, async (input) => {
  const { proposal } = await loadProposal(input, input.params.proposal)
  return { operations: proposal.operations, base: await baseOf(input, proposal) }
})

type Source = Pick<QuerySource, 'read' | 'viewer'> & { params: { committee: string } }

async function loadProposal(source: Source, id: string): Promise<{ work: WorkDoc; proposal: ProposalDoc }> {
  const one = { _id: id, ...inView(source) }
  const [work, proposal] = await Promise.all([
    source.read.works.findOne(one).lean<WorkDoc>(),
    source.read.proposals.findOne(one).lean<ProposalDoc>(),
  ])
  return { work: found(work, 'proposal', id), proposal: found(proposal, 'proposal', id) }
}

/** The provisions that a proposal touches, as they are in the version it is pinned to. */
async function baseOf({ read }: Source, { instrument, version, operations }: ProposalDoc) {
  const text = await read.versions.findById(versionId(instrument, version)).lean<VersionDoc>()
  return presentBase(text?.provisions ?? [], operations)
}

function clauseOf(clause: ClauseRef, mandate: MandateDoc | null) {
  const text = mandate?.clauses.find(({ number }) => number === clause.clause)?.text ?? {}
  return { mandate: clause.mandate, number: clause.clause, text }
}

/** Tried in the open session, under the rule of a tied first ballot where there is one; the refusal says what is missing. */
function mayOpenVote(viewer: Viewer, state: CommitteeState, work: string): Refusal | null {
  const open = openSession(state)
  const { votes } = state
  const tie = votes.votes.get(votes.byWork.get(work)?.tie ?? '')
  const profile = tie?.profile.id ?? 'wco-convention'
  const probe: Command = { type: 'openVote', work, session: '', question: '', method: 'roll-call', profile }
  if (open !== undefined) return viewer.can({ ...probe, session: open.session })
  return viewer.may(probe) ?? NO_SESSION
}

const NO_SESSION: Refusal = {
  code: 'session-not-open',
  message: 'No session is open. Open one and take up this proposal’s agenda item first.',
}

const getDraftsAnswer = answer(getDrafts, async ({ params, viewer, personal }) => {
  const mine = { account: viewer.account, committee: params.committee }
  const drafts = await personal.drafts.find(mine).sort({ savedAt: -1 }).lean<DraftDoc[]>()
  return { drafts: drafts.map(presentDraft), can: abilities([TABLE], viewer.may) }
})

/** What is tabled is written later, so only the policy is asked. */
const TABLE = {
  type: 'tableProposal',
  kind: 'amendment',
  clause: { mandate: '', clause: '' },
  instrument: '',
  version: 1,
  title: {},
  operations: [],
  justification: '',
} satisfies Command

export const proposalQueries: readonly QueryAnswer[] = [getProposalAnswer, getProposalTextAnswer, getDraftsAnswer]
