import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { AREA_OF_EVENT } from '@quorate/shared/contracts/record'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { noteNews } from './news.ts'

const note = ({ seq, type, actor }: PresentedEvent, { client, committee }: LiveContext): void =>
  noteNews(client, committee, { seq, area: AREA_OF_EVENT[type], member: actor.member })

/** Everything that happens is new on the record: it is counted, and shown once the reader asks for it. */
export const recordReactions: LiveHandlers = Object.fromEntries(Object.keys(AREA_OF_EVENT).map((type) => [type, note]))
