import type { RuleContext } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import type { Vote } from '../votes/state.ts'
import { moveWork, rulesOf } from '../works/decide.ts'
import type { Work } from '../works/state.ts'

/** The decision that a certified vote makes, the stage at which the work ends, and what the decision carries out. */
export function takeDecision(
  state: CommitteeState,
  { vote, work, carried }: { vote: Vote; work: Work; carried: boolean },
  context: RuleContext,
): NewEvent[] {
  const { deciding } = rulesOf(context.kindOf, work.kind)
  const decision = context.newId('d')
  const number = state.decisions.count + 1
  const outcome = carried ? 'carried' : 'rejected'
  const taken: NewEvent = {
    type: 'DecisionTaken',
    audience: work.audience,
    data: {
      decision,
      number,
      symbol: `${state.established?.symbol}/D/${number}`,
      work: work.work,
      by: { way: 'vote', vote: vote.vote },
      outcome,
    },
  }
  const moved = moveWork(work, { stage: deciding?.stages[outcome] ?? outcome, open: false })
  return [taken, moved, ...(carried ? (deciding?.carryOut(state, work, decision, context) ?? []) : [])]
}
