import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Try } from './sign-in-throttle.ts'

/** Milliseconds for which a turn can be taken once it has come. */
const TAKEN_WITHIN = 5 * 60_000

/** The right to one try from a moment on. */
export type Turn = { id: string; from: number }

/**
 * The cookie of somebody whose try had to wait: it holds their turn, for this account and network alone. When it has come,
 * their next try does not compete with those of others behind the same address (`takeTurn` of the throttle).
 */
export function createTurns({ secret, secure, now }: { secret: Buffer; secure: boolean; now: () => number }) {
  const name = secure ? '__Host-quorate-turn' : 'quorate-turn'

  function signature({ id, from }: Turn, { email, network }: Try): Buffer {
    return createHmac('sha256', secret)
      .update(JSON.stringify(['turn', id, from, network, email]))
      .digest()
  }

  return {
    /** The turn in this header, if it is for such a try and not over. */
    held(header: string | undefined, one: Try): Turn | null {
      const found = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`))
      const [, id, from, given] =
        /^([\w-]{22})\.(\d{1,15})\.([\w-]{43})$/.exec(found?.slice(name.length + 1) ?? '') ?? []
      if (id === undefined || given === undefined) return null
      const turn = { id, from: Number(from) }
      const isOurs = timingSafeEqual(Buffer.from(given, 'base64url'), signature(turn, one))
      return isOurs && now() < turn.from + TAKEN_WITHIN ? turn : null
    },

    /** A turn after so many milliseconds. */
    cookie(one: Try, wait: number): string {
      const turn = { id: randomBytes(16).toString('base64url'), from: now() + wait }
      const value = `${turn.id}.${turn.from}.${signature(turn, one).toString('base64url')}`
      const seconds = Math.ceil((wait + TAKEN_WITHIN) / 1000)
      return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`
    },
  }
}
