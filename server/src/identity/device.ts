import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Account } from './accounts.ts'

/** Seconds for which a device is known after a sign-in on it. */
const KNOWN_FOR = 365 * 24 * 60 * 60

/**
 * The cookie by which a device is known as one on which somebody has signed in before. It opens nothing by itself: with it
 * the guesses of strangers do not slow down its owner. It is for one account, and no longer valid with a new password.
 */
export function createDevices({ secret, secure }: { secret: Buffer; secure: boolean }) {
  const name = secure ? '__Host-quorate-device' : 'quorate-device'

  function signature(device: string, account: Account): Buffer {
    const signed = JSON.stringify([device, account._id, account.passwordHash])
    return createHmac('sha256', secret).update(`device ${signed}`).digest()
  }

  return {
    /** The id of the device, if its cookie in this header is for this account; else null. */
    known(header: string | undefined, account: Account): string | null {
      const found = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`))
      const [, device, given] = /^([\w-]{22})\.([\w-]{43})$/.exec(found?.slice(name.length + 1) ?? '') ?? []
      if (device === undefined || given === undefined) return null
      return timingSafeEqual(Buffer.from(given, 'base64url'), signature(device, account)) ? device : null
    },

    /** Makes the device known to this account. */
    cookie(account: Account): string {
      const device = randomBytes(16).toString('base64url')
      const value = `${device}.${signature(device, account).toString('base64url')}`
      return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${KNOWN_FOR}${secure ? '; Secure' : ''}`
    },
  }
}
