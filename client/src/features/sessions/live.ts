import type { Session } from '@quorate/shared/contracts/sessions'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'

type Turn = { seq: number; data: { session: string } | null }

function refreshSession({ refresh }: LiveContext, session: string | null, seq: number): void {
  refresh(session === null ? ['sessions', 'session'] : ['sessions', 'session', session], seq)
  refresh(['sessions', 'list'], seq)
}

/** One session sits at a time, so whether it does concerns what may be done in every other one. */
const sat = ({ seq }: Turn, context: LiveContext): void => refreshSession(context, null, seq)

const turned = ({ seq, data }: Turn, context: LiveContext): void => refreshSession(context, data?.session ?? null, seq)

/** Shows a change at once; what the caller may do next comes with the answer that is then fetched. */
function patch({ client, committee }: LiveContext, session: string, seq: number, change: Change): void {
  client.setQueryData<Session>([committee, 'sessions', 'session', session], (old) =>
    old && old.seq < seq ? { ...old, session: { ...old.session, ...change(old.session) } } : old,
  )
}
type Change = (session: Session['session']) => Partial<Session['session']>

/** What happens to sessions, and what changes what may be done in them. */
export const sessionHandlers: LiveHandlers = {
  SessionScheduled: ({ seq }, { refresh }) => refresh(['sessions', 'list'], seq),
  SessionOpened: sat,
  SessionSuspended: sat,
  SessionResumed: sat,
  SessionClosed: sat,
  ItemTakenUp: (event, context) => {
    const { seq, data } = event
    if (data) patch(context, data.session, seq, () => ({ current: data.item }))
    turned(event, context)
  },
  PresenceRecorded: (event, context) => {
    const { seq, data } = event
    if (data)
      patch(context, data.session, seq, ({ present }) => {
        const others = present.filter((delegation) => !data.delegations.includes(delegation))
        return { present: data.present ? [...others, ...data.delegations] : others }
      })
    turned(event, context)
  },
  VoteOpened: ({ seq, data }, context) => refreshSession(context, data?.session ?? null, seq),
  VoteClosed: ({ seq }, context) => refreshSession(context, null, seq),
  DelegationAdmitted: ({ seq }, context) => refreshSession(context, null, seq),
}
