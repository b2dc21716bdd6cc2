import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { asksForFloor } from '@quorate/shared/domain/sessions/floor'
import type { FloorRequestRef } from '@quorate/shared/domain/sessions/floor-events'
import type { Alerts } from '../../area.ts'
import { meIn } from '../../data/committee.ts'
import { type AlertScope, changeAlerts, withAlert } from '../../live/alerts.ts'
import { sessionPaths } from './names.ts'
import { sessionQuery, sessionsQuery } from './queries.ts'

const ABOUT = 'sessions'

/** One speech. */
export const floorId = (session: string, { principal, kind }: FloorRequestRef): string =>
  `floor-${session}-${principal}-${kind}`

/** Somebody got the floor: the members of that delegation, seat or observer are told; alerts for others are removed. */
export function raiseFloorAlert({ data }: PresentedEvent<'FloorGiven'>, scope: AlertScope): void {
  if (data !== null) alertOnly(scope, isMine(scope, data.principal) ? data : null)
}

/** Nobody has the floor any more. */
export const dropFloorAlert = (_event: unknown, scope: AlertScope): void => alertOnly(scope, null)

export const floorAlerts: Alerts = {
  change: {
    FloorGiven: raiseFloorAlert,
    FloorEnded: dropFloorAlert,
    ItemTakenUp: dropFloorAlert,
    SessionSuspended: dropFloorAlert,
    SessionClosed: dropFloorAlert,
    VoteOpened: dropFloorAlert,
  },
  async restore(scope) {
    const { client, committee } = scope
    const { pages } = await client.fetchInfiniteQuery(sessionsQuery(committee, { status: 'open' }))
    const open = pages.flatMap(({ sessions }) => sessions).find(({ status }) => status === 'open')
    const speaking = open && (await client.fetchQuery(sessionQuery(committee, open.id))).floor.speaking
    const mine = open && speaking && isMine(scope, speaking.principal)
    alertOnly(scope, mine ? { ...speaking, session: open.id } : null)
  },
  words: ({ detail }, t, address) => ({
    spoken: t('sessions.alert.call'),
    shown: t('sessions.alert.call'),
    link: { label: t('sessions.alert.toSession'), to: sessionPaths(address).session(detail ?? '') },
  }),
}

function alertOnly(scope: AlertScope, speaker: (FloorRequestRef & { session: string }) | null): void {
  const id = speaker && floorId(speaker.session, speaker)
  changeAlerts(scope, (alerts) => {
    const others = alerts.filter((alert) => alert.about !== ABOUT || alert.id === id)
    return speaker && id ? withAlert(others, { about: ABOUT, id, detail: speaker.session }) : others
  })
}

/** The chair and the Secretariat speak for no delegation. */
function isMine(scope: AlertScope, principal: string): boolean {
  const me = meIn(scope)
  return me !== undefined && asksForFloor(me.capacity) && me.principal === principal
}
