import { WebSocket } from 'ws'

/**
 * A viewer without a browser, at the node `at`: just enough of Engine.IO and Socket.IO to subscribe and to note what arrives, so that the
 * generator costs little beside the server it measures.
 */
export function openViewer({ origin, at = origin, cookie, committee, cursor, onBatch }) {
  const url = `${at.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(url, { origin, headers: { cookie }, perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (data) => {
      const packet = data.toString()
      if (packet.startsWith('42["batch",')) onBatch(packet)
      else if (packet === '2') socket.send('3')
      else if (packet.startsWith('0')) socket.send('40')
      else if (packet.startsWith('40')) socket.send(`420["subscribe",${JSON.stringify({ committee, cursor })}]`)
      else if (packet.startsWith('430')) resolve(socket)
      else if (packet.startsWith('44')) reject(new Error(packet))
    })
  })
}

/** A reader of the bare comparison server. */
export function openBareViewer({ port, onMessage }) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => resolve(socket))
    socket.on('message', (data) => onMessage(data.toString()))
  })
}
