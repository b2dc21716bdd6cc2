import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'

/** What is logged for those who look after the security of an installation. */
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
  | 'exported'
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

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE

/**
 * The security log: lines of the log with `log: "security"` and the name of an `event`, at `info` whatever the level of the
 * rest is. A network is logged as a hash that is the same all day and on all nodes, so that one can see what came from
 * one place, and not from where. `limit-hit` has at most one line a minute for each person, or network, and kind of
 * limit: somebody who hits a limit thousands of times does not fill the log. The next line says in `leftOut` how many were
 * not written.
 */
export function createSecurityLog({
  log,
  secret,
  now = Date.now,
  steady = () => performance.now(),
}: {
  log: Logger
  secret: Buffer
  /** UTC milliseconds. */
  now?: () => number
  /** Milliseconds on a clock that nobody sets. */
  steady?: () => number
}): SecurityLog {
  const level = log.isLevelEnabled('fatal') ? 'info' : 'silent'
  const security = log.child({ log: 'security' }, { level })
  /** Who hit which limit within the last minute, the line that was written first first. */
  const hits = new Map<string, { writtenAt: number; leftOut: number; last: SecurityFields }>()

  function hashOf(network: string): string {
    const day = Math.floor(now() / DAY)
    return createHmac('sha256', secret).update(`network ${day} ${network}`).digest('base64url').slice(0, 16)
  }

  function write(event: SecurityEvent, { network, ...fields }: SecurityFields, leftOut = 0): void {
    const hashed = network === undefined ? {} : { network: hashOf(network) }
    security.info({ event, ...fields, ...hashed, ...(leftOut > 0 && { leftOut }) }, 'Security')
  }

  function writeHit(fields: SecurityFields): void {
    const at = steady()
    const key = [fields.account ?? fields.member ?? fields.network, fields.reason ?? fields.command].join(' ')
    const hit = hits.get(key)
    if (hit && at - hit.writtenAt < MINUTE) {
      hit.leftOut += 1
      hit.last = fields
      return
    }
    hits.delete(key)
    write('limit-hit', fields, hit?.leftOut)
    hits.set(key, { writtenAt: at, leftOut: 0, last: fields })
    for (const [other, { writtenAt, leftOut, last }] of hits) {
      if (at - writtenAt < MINUTE) break
      hits.delete(other)
      if (leftOut === 0) continue
      // This person may never hit it again: the last that was left out is written now.
      write('limit-hit', last, leftOut - 1)
      hits.set(other, { writtenAt: at, leftOut: 0, last })
    }
  }

  return (event, fields) => (event === 'limit-hit' ? writeHit(fields) : write(event, fields))
}
