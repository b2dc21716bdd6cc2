import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import type { ClauseRef } from '@quorate/shared/domain/works/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { mandateKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(mandateKeys.all, seq, 'later')

export const mandateLive: LiveOf<MandateEvents> = {
  MandateImported: all,
  MandateEntered: all,
  MandateWithdrawn: all,
  MandateCorrected: all,
}

/**
 * The same event may come twice, and counts do not show which works they include, so the counts are fetched. They
 * change when a work is brought or ends; the lists of works show the rest.
 */
export const mandateReactions: LiveHandlers = {
  WorkBrought: ({ seq, data }, context) => {
    if (data === null) all({ seq }, context)
    else counted(seq, [data.clause, ...data.touches], context)
  },
  WorkMoved: (event, context) => {
    if (ends(event)) all(event, context)
  },
}

/** Whether the number of open works may have changed. */
const ends = ({ data }: PresentedEvent<'WorkMoved'>): boolean => data === null || !data.open

/** Only pages that show one of these clauses, or all of them, fetch. */
function counted(seq: number, under: readonly ClauseRef[], { refresh }: LiveContext): void {
  refresh(mandateKeys.list, seq, 'later')
  for (const { mandate, clause } of under) refresh(mandateKeys.clause(mandate, clause), seq, 'later')
}
