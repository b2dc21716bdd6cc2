import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { AREA_OF_EVENT } from '@quorate/shared/contracts/record'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { noteNews } from './news.ts'

const note = ({ seq, type, actor }: PresentedEvent, { client, committee }: LiveContext): void =>
  noteNews(client, committee, { seq, area: AREA_OF_EVENT[type], member: actor.member })

/** Whatever happens is new on the record: it is counted, and waits until the reader lets it in. */
export const recordHandlers: LiveHandlers = Object.fromEntries(Object.keys(AREA_OF_EVENT).map((type) => [type, note]))
