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

/**
 * The network that an address belongs to, for limits: an IPv4 address is one by itself; of an IPv6 address one place has at
 * least the 64 bits after the first 64, so these are left out.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  if (isIP(bare) !== 6) return bare
  const [before = '', after] = bare.split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const zeros = after === undefined ? 0 : 8 - groups(before).length - groups(after).length
  const all = [...groups(before), ...Array.from({ length: zeros }, () => '0'), ...groups(after)]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

function trusts(trusted: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** An IPv4 address in its own form, also where it came over an IPv6 socket. */
function plain(address: string): string {
  const passed = address.toLowerCase()
  return passed.startsWith('::ffff:') && isIP(passed.slice(7)) === 4 ? passed.slice(7) : passed
}
