import { getDecision, getDecisions } from '@quorate/shared/contracts/decisions'
import { answer, found, inView, type QueryAnswer } from '../../http/answer.ts'
import type { ProposalDoc } from '../proposals/docs.ts'
import type { VoteDoc } from '../votes/docs.ts'
import { sentenceOf } from '../votes/presenter.ts'
import type { DecisionDoc } from './docs.ts'
import { summarizeDecision } from './presenter.ts'
import { summarizeDecisions } from './queries-joins.ts'

const getDecisionsAnswer = answer(getDecisions, async (input) => {
  const { read, seq } = input
  const docs = await read.decisions.find(inView(input)).sort({ number: -1 }).lean<DecisionDoc[]>()
  return { seq, decisions: await summarizeDecisions(read, docs) }
})

const getDecisionAnswer = answer(getDecision, async (input) => {
  const { params, read, seq } = input
  const doc = await read.decisions.findOne({ _id: params.decision, ...inView(input) }).lean<DecisionDoc>()
  const decision = found(doc, 'decision', params.decision)
  const [proposal, vote] = await Promise.all([
    read.proposals.findById(decision.proposal).lean<ProposalDoc>(),
    read.votes.findById(decision.vote).lean<VoteDoc>(),
  ])
  const decided = found(proposal, 'proposal', decision.proposal)
  const { certifiedBy, ...counted } = found(vote, 'vote', decision.vote)
  return {
    seq,
    decision: summarizeDecision(decision, decided),
    clause: decided.clause,
    // A decision is taken on a closed vote, so there is a sentence.
    sentence: sentenceOf(counted) ?? { en: '', fr: '' },
    version: decision.version,
    certifiedBy,
  }
})

export const decisionsQueries: QueryAnswer[] = [getDecisionsAnswer, getDecisionAnswer]
