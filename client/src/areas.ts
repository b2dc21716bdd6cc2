import type { EventType } from '@quorate/shared/domain/event'
import type { EventOf } from './area.ts'
import { decisions } from './features/decisions/index.ts'
import { identity } from './features/identity/index.ts'
import { instrument } from './features/instrument/index.ts'
import { mandate } from './features/mandate/index.ts'
import { membership } from './features/membership/index.ts'
import { proposals } from './features/proposals/index.ts'
import { reading } from './features/reading/index.ts'
import { record } from './features/record/index.ts'
import { sessions } from './features/sessions/index.ts'
import { threads } from './features/threads/index.ts'
import { today } from './features/today/index.ts'
import { votes } from './features/votes/index.ts'
import { works } from './features/works/index.ts'

/** All areas of the client, each under the name that its messages have. */
export const areas = {
  identity,
  today,
  membership,
  mandate,
  instrument,
  reading,
  works,
  proposals,
  threads,
  sessions,
  votes,
  decisions,
  record,
} as const

export type Areas = typeof areas

type Missing = Exclude<EventType, EventOf<Areas[keyof Areas]>>
/** Does not compile while an event of the domain belongs to no area of the client; the error names it. */
export const everyEventHasAnArea: [Missing] extends [never] ? true : Missing = true
