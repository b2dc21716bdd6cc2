import { getDrafts, getProposal, getProposals } from '@quorate/shared/contracts/proposals'
import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { abilities, answer, found, inView, type QueryAnswer, type Viewer } from '../../http/answer.ts'
import { type InstrumentDoc, type VersionDoc, versionId } from '../instrument/docs.ts'
import { presentBase } from '../instrument/presenter.ts'
import type { MandateDoc } from '../mandate/docs.ts'
import type { DraftDoc } from '../personal.ts'
import type { ProposalDoc } from './docs.ts'
import { presentDraft } from './personal.ts'
import { loadChains, type ProposalOutline, SUMMARY, summariesWithUnread } from './queries-joins.ts'

const getProposalsAnswer = answer(getProposals, async (input) => {
  const { read, viewer, seq } = input
  const docs = await read.proposals.find(inView(input)).select(SUMMARY).sort({ number: -1 }).lean<ProposalOutline[]>()
  const proposals = await summariesWithUnread(input, docs)
  return { seq, proposals, can: abilities([TABLE], viewer.may) }
})

/** What is tabled is written later, so only the policy is asked. */
const TABLE: Command = {
  type: 'tableProposal',
  kind: 'amendment',
  clause: { mandate: '', clause: '' },
  instrument: '',
  version: 1,
  title: '',
  operations: [],
  justification: '',
}

const getProposalAnswer = answer(getProposal, async (input) => {
  const { params, read, viewer, state, seq } = input
  const doc = await read.proposals.findOne({ _id: params.proposal, ...inView(input) }).lean<ProposalDoc>()
  const proposal = found(doc, 'proposal', params.proposal)
  const [[chain], text, mandate, instrument] = await Promise.all([
    loadChains(input, [proposal]),
    read.versions.findById(versionId(proposal.instrument, proposal.version)).lean<VersionDoc>(),
    read.mandates.findById(proposal.clause.mandate).lean<MandateDoc>(),
    read.instruments.findById(proposal.instrument).lean<InstrumentDoc>(),
  ])
  const { proposal: summary, sessions, votes, decision, version } = found(chain, 'proposal', params.proposal)
  const { justification, operations } = proposal
  return {
    seq,
    proposal: { ...summary, justification, operations },
    base: presentBase(text?.provisions ?? [], operations),
    clause: clauseOf(proposal, mandate),
    instrument: {
      id: proposal.instrument,
      title: instrument?.title ?? {},
      current: instrument?.versions.at(-1)?.number ?? proposal.version,
    },
    ...{ sessions, votes, decision },
    resultingVersion: version?.number ?? null,
    can: {
      ...abilities([{ type: 'withdrawProposal', proposal: proposal._id }], viewer.can),
      openVote: mayOpenVote(viewer, state, proposal._id),
    },
  }
})

function clauseOf({ clause }: ProposalDoc, mandate: MandateDoc | null) {
  const text = mandate?.clauses.find(({ number }) => number === clause.clause)?.text ?? {}
  return { mandate: clause.mandate, number: clause.clause, text }
}

/** Tried in the open session, under the rule of a tied first ballot where there is one; the refusal says what is missing. */
function mayOpenVote(viewer: Viewer, { sessions, proposals, votes }: CommitteeState, proposal: string): Refusal | null {
  const open = [...sessions.values()].find(({ status }) => status === 'open')
  const tie = votes.get(proposals.get(proposal)?.tie ?? '')
  const profile = tie?.profile.id ?? 'wco-convention'
  const probe: Command = { type: 'openVote', proposal, session: '', question: '', method: 'roll-call', profile }
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
  return { drafts: drafts.map(presentDraft) }
})

export const proposalsQueries: QueryAnswer[] = [getProposalsAnswer, getProposalAnswer, getDraftsAnswer]
