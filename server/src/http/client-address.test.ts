import { expect, test } from '@jest/globals'
import { readConfig } from '../config/config.ts'
import { clientAddress, networkOf } from './client-address.ts'

const PROXIES = '10.0.0.0/8, 192.168.7.1, fd00::/8'

test.each([
  ['nobody is trusted', '', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['no proxy passed it on', PROXIES, '203.0.113.7', undefined, '203.0.113.7'],
  ['a stranger claims to be passed on', PROXIES, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a proxy passed it on', PROXIES, '10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['it is over a socket for both kinds', PROXIES, '::ffff:10.1.2.3', '::ffff:203.0.113.7', '203.0.113.7'],
  ['two proxies passed it on', PROXIES, '192.168.7.1', '203.0.113.7, 10.9.9.9', '203.0.113.7'],
  ['its sender invented the beginning', PROXIES, '10.1.2.3', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
  ['its sender pretends to be a proxy', PROXIES, '10.1.2.3', '1.1.1.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
  ['the proxy says nothing', PROXIES, '10.1.2.3', undefined, '10.1.2.3'],
  ['the proxy says nonsense', PROXIES, '10.1.2.3', 'unknown', '10.1.2.3'],
  ['it is in the newer form of addresses', PROXIES, 'fd00::1', '2001:db8::7', '2001:db8::7'],
])('[A10] the address of a request is right if %s', (_, list, from, passedOn, expected) => {
  const { trustedProxies } = readConfig({ TRUSTED_PROXIES: list })
  const headers = passedOn === undefined ? {} : { 'x-forwarded-for': passedOn }
  expect(clientAddress({ socket: { remoteAddress: from }, headers } as never, trustedProxies)).toBe(expected)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('[A12] the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
