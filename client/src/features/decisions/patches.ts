import type { DecisionSummary } from '@quorate/shared/contracts/decisions'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { WorkLine } from '@quorate/shared/contracts/work-line'

/** A decision that has just been taken, as a row of a list; null if the page does not hold its work. */
export function decidedOn(
  { at, data }: PresentedEvent<'DecisionTaken'>,
  line: WorkLine | undefined,
): DecisionSummary | null {
  if (data === null || line === undefined) return null
  const { decision, number, symbol, outcome, by } = data
  const { id, kind } = line
  return { id: decision, number, symbol, outcome, work: { id, kind, symbol: line.symbol, title: line.title }, by, at }
}
