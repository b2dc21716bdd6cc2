import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

/** The comparison: stringifies each event once and sends it to each. Nothing else. */
const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const frame = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()))
    for (const client of sockets.clients) client.send(frame)
    response.end('{}')
  })
})
// The connection of a client that waits in a queue must not be closed.
server.keepAliveTimeout = 0
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening ${server.address().port}\n`))
