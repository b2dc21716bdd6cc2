import { LOGIN_SESSION_LASTS } from './accounts.ts'

/** On a secure origin the `__Host-` prefix binds the cookie to exactly this host. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-quorate' : 'quorate'
}

/** The pages themselves are fetched without it, so that no request from another site needs it: `SameSite=Strict`. */
export function sessionCookie(token: string, secure: boolean): string {
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${LOGIN_SESSION_LASTS / 1000}${secure ? '; Secure' : ''}`
}

export function endedCookie(secure: boolean): string {
  return `${cookieName(secure)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure ? '; Secure' : ''}`
}

/** The login token in a Cookie header, or null. */
export function tokenFrom(header: string | undefined, secure: boolean): string | null {
  const prefix = `${cookieName(secure)}=`
  const found = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(prefix))
  const token = found?.slice(prefix.length) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}
