import { BlockList, isIP } from 'node:net'

/**
 * Reads addresses and networks (`10.0.0.0/8`) between commas.
 * @returns null where one of them is neither
 */
export function readTrustedProxies(list: string): BlockList | null {
  const trusted = new BlockList()
  for (const one of list.split(',').map((part) => part.trim())) {
    const [address = '', bits, ...rest] = one.split('/')
    const version = isIP(address)
    const most = version === 6 ? 128 : 32
    const length = bits === undefined ? most : Number(bits)
    if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? '0') || length > most) return null
    trusted.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4')
  }
  return trusted
}
