import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'

/** What is logged for whoever looks after the security of an installation. */
export type SecurityEvent =
  | 'signed-in'
  | 'persona-signed-in'
  | 'signed-out'
  | 'sign-in-failed'
  | 'limit-hit'
  | 'foreign-origin'
  | 'denied'
  | 'socket-refused'
  | 'rights-changed'
  | 'words-erased'
  | 'admin-command'

/** Opaque ids and codes only: never words, names or addresses. */
export type SecurityFields = {
  requestId?: string
  account?: string
  committee?: string
  member?: string
  command?: string
  seq?: number
  reason?: string
  /** When it happened, if not just now. */
  at?: Date
  /** The network it came from, as the caller's network address; only a hash of it is logged. */
  network?: string
}

export type SecurityLog = (event: SecurityEvent, fields: SecurityFields) => void

const DAY = 24 * 60 * 60 * 1000

/**
 * The security log: lines of the log with `log: "security"` and the name of an `event`, at `info` whatever the level of the
 * rest is. A network is logged as a hash that is the same all day and on all nodes, so that one can see what came from
 * one place, and not from where.
 */
export function createSecurityLog({ log, secret }: { log: Logger; secret: Buffer }): SecurityLog {
  const level = log.isLevelEnabled('fatal') ? 'info' : 'silent'
  const security = log.child({ log: 'security' }, { level })

  function hashOf(network: string): string {
    const day = Math.floor(Date.now() / DAY)
    return createHmac('sha256', secret).update(`network ${day} ${network}`).digest('base64url').slice(0, 16)
  }

  return (event, { network, ...fields }) => {
    security.info({ event, ...fields, ...(network === undefined ? {} : { network: hashOf(network) }) }, 'Security')
  }
}
