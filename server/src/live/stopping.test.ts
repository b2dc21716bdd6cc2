import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from '@jest/globals'
import { ORIGIN, startNode } from './node.fixture.ts'

test('[L16] a node stops in time even if a client that has only just connected misses the goodbye', async () => {
  const node = await startNode()
  const { host, port } = new URL(node.address)
  const silent = connect({ host: '127.0.0.1', port: Number(port) })
  silent.on('error', () => undefined)
  silent.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      `Origin: ${ORIGIN}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  )
  const [answer] = await once(silent, 'data')
  expect(String(answer)).toContain('101 Switching Protocols')
  const began = Date.now()
  await node.stop()
  // Its connection would time out after 45 seconds.
  expect(Date.now() - began).toBeLessThan(30_000)
  silent.destroy()
})
