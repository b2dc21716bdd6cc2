import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'

/** The instrument itself, and the amendments that stand in its margin. */
const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(['instrument'], seq)

export const instrumentHandlers: LiveHandlers = {
  InstrumentImported: all,
  VersionConsolidated: all,
  ProposalTabled: all,
  ProposalWithdrawn: all,
  DecisionTaken: all,
}
