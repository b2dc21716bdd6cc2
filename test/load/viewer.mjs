import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

/**
 * A viewer without a browser, at the node `at`: just enough of WebSocket, Engine.IO and Socket.IO to subscribe and to
 * note each arrival, so that the generator costs little beside the server it measures.
 * @param from the entry up to which it has read, and the record's mark there
 * @param onBatch gets each batch as the bytes of its packet, valid only during the call
 * @returns the connected socket, subscribed; rejects if the node refuses
 */
export function openViewer({ origin, at = origin, cookie, committee, from, onBatch, onMoving }) {
  return new Promise((resolve, reject) => {
    const socket = openWebSocket(
      { url: new URL('/socket.io/?EIO=4&transport=websocket', at), origin, cookie },
      (payload) => {
        if (isBatch(payload)) return onBatch(payload)
        const packet = payload.toString()
        if (packet === '2') socket.send('3')
        else if (packet.startsWith('0')) socket.send('40')
        else if (packet.startsWith('40'))
          socket.send(`420["subscribe",${JSON.stringify({ committee, cursor: from.seq, mark: from.mark })}]`)
        else if (packet.startsWith('430[{"ok":true')) resolve(socket)
        else if (packet.startsWith('430')) reject(new Error(packet))
        else if (packet.startsWith('42["moving",')) onMoving?.(JSON.parse(packet.slice(2))[1].within)
        else if (packet.startsWith('44')) reject(new Error(packet))
      },
    )
    socket.on('error', reject).on('close', () => reject(new Error('The node closed the connection')))
  })
}

const BATCH = Buffer.from('42["batch",')

const isBatch = (payload) => payload.length > BATCH.length && BATCH.compare(payload, 0, BATCH.length) === 0

/** A reader of the bare comparison server; `onMessage` gets the bytes, valid only during the call. */
export function openBareViewer({ port, onMessage }) {
  return new Promise((resolve, reject) => {
    const socket = openWebSocket(
      { url: new URL(`http://127.0.0.1:${port}/`), onOpen: () => resolve(socket) },
      onMessage,
    )
    socket.on('error', reject)
  })
}

/** All sockets read into one buffer: each chunk is used up before the next is read. */
const CHUNK = Buffer.alloc(64 * 1024)
const HANDSHAKE_END = Buffer.from('\r\n\r\n')

/**
 * A TCP socket that speaks WebSocket: `send(text)`, and `onText` for the bytes of every text message. Neither fragments
 * nor compression.
 */
function openWebSocket({ url, origin, cookie, onOpen }, onText) {
  let rest = Buffer.alloc(0)
  let open = false
  const take = (length, chunk) => {
    const data = rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, length)]) : chunk.subarray(0, length)
    let used = 0
    if (!open) {
      const end = data.indexOf(HANDSHAKE_END)
      if (end >= 0 && !data.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) {
        return socket.destroy(new Error(data.toString('latin1')))
      }
      if (end >= 0) {
        open = true
        used = end + HANDSHAKE_END.length
        onOpen?.()
      }
    }
    if (open) used = takeFrames(data, used, onText)
    rest = used < data.length ? Buffer.from(data.subarray(used)) : EMPTY
    return true
  }
  const host = url.hostname === 'localhost' ? '127.0.0.1' : url.hostname
  const socket = connect({ host, port: Number(url.port), noDelay: true, onread: { buffer: CHUNK, callback: take } })
  socket.send = (text) => socket.write(maskedFrame(text))
  socket.terminate = () => socket.destroy()
  const headers = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(origin ? [`Origin: ${origin}`] : []),
    ...(cookie ? [`Cookie: ${cookie}`] : []),
  ]
  socket.write(`${headers.join('\r\n')}\r\n\r\n`)
  return socket
}

const EMPTY = Buffer.alloc(0)
const TEXT = 0x81

/** Passes on the text of each complete frame from `used` on; returns the end of the used data. */
function takeFrames(data, used, onText) {
  while (data.length - used >= 2) {
    const short = data[used + 1] & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (data.length - used < head) break
    const length =
      short < 126 ? short : short === 126 ? data.readUInt16BE(used + 2) : Number(data.readBigUInt64BE(used + 2))
    if (data.length - used < head + length) break
    if (data[used] === TEXT) onText(data.subarray(used + head, used + head + length))
    used += head + length
  }
  return used
}

/** A text frame from a client, masked as the protocol requires; the mask is zero, as masks only matter to proxies. */
function maskedFrame(text) {
  const payload = Buffer.from(text)
  const long = payload.length > 125
  const head = Buffer.alloc(long ? 8 : 6)
  head[0] = TEXT
  head[1] = 0x80 | (long ? 126 : payload.length)
  if (long) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
