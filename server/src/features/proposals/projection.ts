import { change, type Handlers } from '../../record/projection-handlers.ts'
import type { Docs } from '../../record/read-models.ts'
import type { ProposalStatus } from './docs.ts'

export const proposalsProjection: Handlers = {
  ProposalTabled({ audience, actor, at, data }, docs) {
    const { proposal, justification, ...rest } = data
    docs.proposals.put({
      _id: proposal,
      audience,
      ...rest,
      justification: justification.words,
      status: 'tabled',
      tabledAt: at,
      tabledBy: actor,
    })
  },

  ProposalWithdrawn: ({ data: { proposal } }, docs) => setStatus(docs, proposal, 'withdrawn'),

  VoteOpened: ({ data: { proposal } }, docs) => setStatus(docs, proposal, 'voting'),

  /** It is carried or rejected by the decision. Without a quorum nothing was decided; a second ballot stays due. */
  async VoteClosed({ data: { vote, result } }, docs) {
    if (result.outcome !== 'no-quorum') return
    const put = await docs.votes.get(vote)
    if (put?.ballot === 1) await setStatus(docs, put.proposal, 'tabled')
  },

  DecisionTaken: ({ data: { proposal, outcome } }, docs) => setStatus(docs, proposal, outcome),

  async WordsErased({ data: { subject } }, docs) {
    if (subject.kind === 'proposal')
      await change(docs.proposals, subject.id, (doc) => {
        doc.justification = null
      })
  },
}

async function setStatus(docs: Docs, proposal: string, status: ProposalStatus): Promise<void> {
  await change(docs.proposals, proposal, (doc) => {
    doc.status = status
  })
}
