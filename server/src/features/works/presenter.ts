import type { WorkLine } from '@quorate/shared/contracts/work-line'
import type { WorkSummary } from '@quorate/shared/contracts/works'
import type { WorkDoc } from './read-models.ts'

/** The fields of a work that its line needs. */
export const LINE = { kind: 1, symbol: 1, title: 1, for: 1, stage: 1, open: 1 } as const
export type WorkOutline = Pick<WorkDoc, '_id' | keyof typeof LINE>
/** The fields of a work that no summary needs. */
export const SUMMARY = { links: 0, words: 0, moves: 0, clauses: 0 } as const
export type WorkSummaryDoc = Omit<WorkDoc, keyof typeof SUMMARY>

export function presentLine(doc: WorkOutline): WorkLine {
  const { _id: id, kind, symbol, title, stage, open } = doc
  return { id, kind, symbol, title, for: doc.for, stage, open }
}

export function summarizeWork(doc: WorkSummaryDoc): WorkSummary {
  const { clause, touches, by, thread, comments, debateOpen, broughtAt, movedAt, decision } = doc
  const rest = { clause, touches, by, thread, comments, debateOpen, broughtAt, movedAt, decision }
  return { ...presentLine(doc), ...rest }
}
