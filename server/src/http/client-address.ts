import type { IncomingMessage } from 'node:http'
import { type BlockList, isIP } from 'node:net'

/**
 * The address a request came from. Behind a proxy that is what the proxy says it is: `X-Forwarded-For` is read from its
 * end, for as long as whoever wrote that part of it is trusted, so that nobody can give themselves another address.
 */
export function clientAddress(request: Pick<IncomingMessage, 'socket' | 'headers'>, trusted: BlockList): string {
  let address = plain(request.socket.remoteAddress ?? '')
  const passedOn = String(request.headers['x-forwarded-for'] ?? '').split(',')
  for (const earlier of passedOn.map((part) => plain(part.trim())).reverse()) {
    if (isIP(earlier) === 0 || !trusts(trusted, address)) return address
    address = earlier
  }
  return address
}

function trusts(trusted: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** An IPv4 address as itself, also where it came over a socket that speaks IPv6. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}
