import { getClause, getMandates } from '@quorate/shared/contracts/mandate'
import type { Command } from '@quorate/shared/domain/command'
import { abilities, answer, found, inView, type QueryAnswer } from '../../http/answer.ts'
import { loadChains, type ProposalOutline, SUMMARY } from '../proposals/queries-joins.ts'
import type { MandateDoc } from './docs.ts'
import { presentMandate } from './presenter.ts'

const getMandatesAnswer = answer(getMandates, async (input) => {
  const { read, viewer, seq } = input
  const [docs, proposals] = await Promise.all([
    read.mandates.find(inView(input)).sort({ at: -1, _id: 1 }).lean<MandateDoc[]>(),
    read.proposals.find(inView(input)).select({ clause: 1, status: 1 }).lean<ProposalOutline[]>(),
  ])
  const mandates = docs.map((doc) => presentMandate(doc, proposals))
  return { seq, mandates, can: abilities([IMPORT], viewer.may) }
})

/** The document is chosen later, so only the policy is asked. */
const IMPORT: Command = { type: 'importMandate', title: {}, source: {} }

const getClauseAnswer = answer(getClause, async (input) => {
  const { params, read, seq } = input
  const doc = await read.mandates.findOne({ _id: params.mandate, ...inView(input) }).lean<MandateDoc>()
  const { _id: id, title, clauses } = found(doc, 'mandate', params.mandate)
  const clause = found(
    clauses.find(({ number }) => number === params.clause),
    'clause',
    params.clause,
  )
  const proposals = await read.proposals
    .find({ ...inView(input), 'clause.mandate': id, 'clause.clause': clause.number })
    .select(SUMMARY)
    .sort({ number: -1 })
    .lean<ProposalOutline[]>()
  const chains = await loadChains(input, proposals)
  const { number, parent, text } = clause
  return { seq, mandate: { id, title }, clause: { number, parent, text }, chains }
})

export const mandateQueries: QueryAnswer[] = [getMandatesAnswer, getClauseAnswer]
