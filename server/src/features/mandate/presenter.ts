import type { Mandates } from '@quorate/shared/contracts/mandate'
import { OPEN_STATUSES, type ProposalDoc } from '../proposals/docs.ts'
import type { MandateDoc } from './docs.ts'

type Work = Pick<ProposalDoc, 'clause' | 'status'>

/** A mandate, each clause with how much work there is under it. */
export function presentMandate(doc: MandateDoc, work: readonly Work[]): Mandates['mandates'][number] {
  const { _id: id, title, authentic, clauses } = doc
  const counts = new Map<string, { proposals: number; open: number }>()
  for (const { clause, status } of work) {
    if (clause.mandate !== id) continue
    const count = counts.get(clause.clause) ?? { proposals: 0, open: 0 }
    const open = count.open + (OPEN_STATUSES.includes(status) ? 1 : 0)
    counts.set(clause.clause, { proposals: count.proposals + 1, open })
  }
  const none = { proposals: 0, open: 0 }
  return {
    id,
    title,
    authentic,
    clauses: clauses.map((clause) => ({ ...clause, ...(counts.get(clause.number) ?? none) })),
  }
}
