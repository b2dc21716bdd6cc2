import type { EventType, RecordedEvent } from '@quorate/shared/domain/event'
import { decisionsProjection } from '../features/decisions/projection.ts'
import { instrumentProjection } from '../features/instrument/projection.ts'
import { mandateProjection } from '../features/mandate/projection.ts'
import { membershipProjection } from '../features/membership/projection.ts'
import { proposalsProjection } from '../features/proposals/projection.ts'
import { sessionsProjection } from '../features/sessions/projection.ts'
import { threadsProjection } from '../features/threads/projection.ts'
import { votesProjection } from '../features/votes/projection.ts'
import type { Handlers } from './projection-handlers.ts'
import type { Docs } from './read-models.ts'

export type { Docs } from './read-models.ts'

const AREAS: readonly Handlers[] = [
  membershipProjection,
  mandateProjection,
  instrumentProjection,
  proposalsProjection,
  threadsProjection,
  sessionsProjection,
  votesProjection,
  decisionsProjection,
]

/** Brings one event of a committee's record into the read models. Events come in the record's order. */
export async function project<T extends EventType>(
  event: RecordedEvent<T>,
  docs: Docs,
  committee: string,
): Promise<void> {
  for (const handlers of AREAS) await handlers[event.type]?.(event, docs, committee)
}
