import type { RequestHandler } from 'express'
import type { HttpDeps } from './deps.ts'

export const SECURITY_TXT = '/.well-known/security.txt'
/** Milliseconds for which the contact may be relied on; less than a year. (RFC 9116, 2.5.5) */
const GOOD_FOR = 90 * 24 * 60 * 60 * 1000

/** Whom to tell of a fault in the security of this installation, as programs and people look for it. (RFC 9116) */
export function securityTxt({ config, now }: Pick<HttpDeps, 'config' | 'now'>): RequestHandler {
  return (_request, response, next) => {
    if (config.securityContact === null) return next()
    const lines = [
      `Contact: ${config.securityContact}`,
      `Expires: ${new Date(now() + GOOD_FOR).toISOString()}`,
      `Canonical: ${config.publicOrigin}${SECURITY_TXT}`,
      'Preferred-Languages: en, fr',
    ]
    response.type('text/plain').send(`${lines.join('\n')}\n`)
  }
}
