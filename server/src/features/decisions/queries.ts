import { getDecision, getDecisions } from '@quorate/shared/contracts/decisions'
import { explainInBoth } from '@quorate/shared/domain/votes/majority-sentence'
import { answer, found, inView, type QueryAnswer } from '../../http/answer.ts'
import { after, matching, pageOf, readList } from '../../http/paging.ts'
import { searchedFor } from '../search-words.ts'
import type { VoteDoc } from '../votes/read-models.ts'
import { summarizeDecision } from './presenter.ts'
import type { DecisionDoc } from './read-models.ts'

const getDecisionsAnswer = answer(getDecisions, async (input) => {
  const { query, seq } = input
  const docs = await readList(input, 'decisions', query, ({ decisions }, within) =>
    decisions
      .find({ ...within, ...matching(searchedFor(query.search)), ...after('number', query.cursor) })
      .sort({ number: -1 })
      .limit(query.limit + 1)
      .lean<DecisionDoc[]>(),
  )
  const { rows, next } = pageOf(docs, query.limit, ({ number }) => number)
  return { seq, decisions: rows.map(summarizeDecision), next }
})

const getDecisionAnswer = answer(getDecision, async (input) => {
  const { params, read, seq } = input
  const doc = await read.decisions.findOne({ _id: params.decision, ...inView(input) }).lean<DecisionDoc>()
  const decision = found(doc, 'decision', params.decision)
  const vote = found(await read.votes.findById(decision.by.vote).lean<VoteDoc>(), 'vote', decision.by.vote)
  return {
    seq,
    decision: summarizeDecision(decision),
    clause: decision.clause,
    // A decision is taken on a closed vote, so there is a sentence.
    sentence: explainInBoth(vote.profile, vote.result) ?? { en: '', fr: '' },
    version: decision.version,
    certifiedBy: vote.certifiedBy,
  }
})

export const decisionQueries: readonly QueryAnswer[] = [getDecisionsAnswer, getDecisionAnswer]
