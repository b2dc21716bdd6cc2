import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { EventActor } from '@quorate/shared/domain/event'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import type { PersonalModels } from '../features/personal.ts'
import type { Accounts } from '../identity/accounts.ts'
import type { Metrics } from '../metrics.ts'
import type { ReadModels } from '../record/read-models.ts'
import type { Records } from '../record/record.ts'
import type { ReadinessProbe } from './readiness.ts'

/** What the HTTP side is made of; wired in `main.ts`. */
export type HttpDeps = {
  config: Config
  log: Logger
  metrics: Metrics
  now: () => number
  records: Records
  accounts: Accounts
  read: ReadModels
  personal: PersonalModels
  authorise: (state: CommitteeState, actor: EventActor, command: Command) => Refusal | null
  /** Ends the sockets of a login session. */
  signedOut: (session: string) => void
  /** Whether the store holds the demonstration, whose personas anybody at this machine may play. */
  demonstration: boolean
  readiness: Pick<ReadinessProbe, 'check'>
}
