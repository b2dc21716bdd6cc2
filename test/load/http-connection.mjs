import { connect } from 'node:net'

const HEAD_END = Buffer.from('\r\n\r\n')

/**
 * One connection that sends one request after the other, with as little work as possible: a complete client would take
 * more of the processor from the server that is measured on it.
 * @returns `get(path)` for status, headers and the body's bytes as they came
 */
export function openConnection(origin, headers) {
  const { hostname, port, host } = new URL(origin)
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const rest = ` HTTP/1.1\r\n${lines.join('')}\r\n`
  const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port), noDelay: true })
  let received = []
  let length = 0
  let waiting = null
  let head = null
  const settle = () => {
    head ??= readHead(received, length)
    if (head === null || (head.total !== null && length < head.total)) return
    const data = received.length === 1 ? received[0] : Buffer.concat(received, length)
    const body = head.total === null ? unchunked(data.subarray(head.size)) : data.subarray(head.size, head.total)
    if (body === null) return
    const { status, headers } = head
    const { resolve } = waiting
    received = []
    length = 0
    head = null
    resolve({ status, headers, body })
  }
  socket.on('data', (chunk) => {
    received.push(chunk)
    length += chunk.length
    settle()
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('The server closed the connection')))
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(`GET ${path}${rest}`)
      }),
    close: () => socket.destroy(),
  }
}

/** Status, headers and where the body ends (null: it comes in chunks); null while the head is incomplete. */
function readHead(received, length) {
  const data = received.length === 1 ? received[0] : Buffer.concat(received, length)
  const size = data.indexOf(HEAD_END) + HEAD_END.length
  if (size < HEAD_END.length) return null
  const [first, ...lines] = data.toString('latin1', 0, size - HEAD_END.length).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const total = headers['content-length'] === undefined ? null : size + Number(headers['content-length'])
  return {
    status: Number(first.split(' ')[1]),
    headers,
    size,
    total: headers['transfer-encoding'] ? null : (total ?? size),
  }
}

/** The contents of all chunks; null while the last one is missing. */
function unchunked(data) {
  const parts = []
  for (let at = 0; ; ) {
    const end = data.indexOf('\r\n', at)
    if (end < 0) return null
    const size = Number.parseInt(data.latin1Slice(at, end), 16)
    if (data.length < end + size + 4) return null
    if (size === 0) return Buffer.concat(parts)
    parts.push(data.subarray(end + 2, end + 2 + size))
    at = end + size + 4
  }
}
