import type { IncomingMessage } from 'node:http'
import { type BlockList, isIP } from 'node:net'

/**
 * The address a request came from. Behind a trusted proxy it is the one that the proxy reports: `X-Forwarded-For` is
 * read from its end, as long as the proxy that wrote that part is trusted. Thus nobody can fake their address.
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

/** An IPv4 address in its own form, also where it came over an IPv6 socket. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}
