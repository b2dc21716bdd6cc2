import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import type { Files } from '../files/files.ts'
import type { Accounts } from '../identity/accounts.ts'
import type { SignInThrottle } from '../identity/sign-in-throttle.ts'
import type { Kernel } from '../kernel.ts'
import type { Metrics } from '../metrics.ts'
import type { ReadModels } from '../record/read-model.ts'
import type { Records } from '../record/record.ts'
import type { SecurityLog } from '../security-log.ts'
import type { PersonalModels } from './personal.ts'
import type { ReadinessProbe } from './readiness.ts'

/** The dependencies of the HTTP side; wired in `start.ts`. */
export type HttpDeps = {
  config: Config
  log: Logger
  metrics: Metrics
  now: () => number
  records: Records
  accounts: Accounts
  throttle: SignInThrottle
  /** The secret that the nodes of this installation share. */
  secret: Buffer
  security: SecurityLog
  read: ReadModels
  personal: PersonalModels
  files: Files
  kernel: Pick<Kernel, 'domain' | 'authorise' | 'present' | 'queries' | 'personal' | 'downloads' | 'before'>
  /** Ends the sockets of a login session. */
  signedOut: (session: string) => void
  /** Whether the personas of a demonstration may be played from this machine. */
  demonstration: boolean
  readiness: Pick<ReadinessProbe, 'check'>
}
