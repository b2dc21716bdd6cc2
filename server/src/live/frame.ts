import type { ServerToClient } from '@quorate/shared/contracts/events'
import type { Socket } from 'socket.io'

/** An event for any number of sockets: encoded once, as the bytes of one WebSocket frame. */
export type Frame = { packet: string; bytes: Buffer }

type Connection = Pick<Socket, 'conn'>
/** Internals of Socket.IO and `ws`, used here and nowhere else. */
type Inside = {
  writeBuffer: unknown[]
  readyState: string
  transport: { writable: boolean; socket: WebSocketInside }
}
type WebSocketInside = {
  readyState: number
  bufferedAmount: number
  terminate(): void
  _socket: { write(bytes: Buffer): boolean }
}
/** `WebSocket.OPEN`. */
const OPEN = 1

/** @param json the event's only argument, as JSON text */
export function frameOf(event: keyof ServerToClient, json: string): Frame {
  // An event of the default namespace in Socket.IO's protocol; Engine.IO puts its own 4, a message, before it.
  const packet = `2["${event}",${json}]`
  return { packet, bytes: webSocketFrame(Buffer.from(`4${packet}`)) }
}

/**
 * Sends a frame. If nothing is queued before it, it goes straight to the TCP socket, which costs half as much as going
 * through Socket.IO, Engine.IO and `ws`; otherwise it goes through these, behind the queue.
 */
export function sendFrame(socket: Connection, { packet, bytes }: Frame): void {
  const { transport, writeBuffer, readyState } = inside(socket)
  const webSocket = transport.socket
  const nothingWaits = transport.writable && writeBuffer.length === 0 && webSocket.bufferedAmount === 0
  if (nothingWaits && readyState === 'open' && webSocket.readyState === OPEN) webSocket._socket.write(bytes)
  else socket.conn.write(packet)
}

/** Packets queued in Socket.IO for this reader: only here a slow reader shows. */
export function unread(socket: Connection): number {
  return inside(socket).writeBuffer.length
}

/** Ends the connection at once, with what is queued for it. */
export function terminate(socket: Connection): void {
  inside(socket).transport.socket.terminate()
}

function inside({ conn }: Connection): Inside {
  return conn as unknown as Inside
}

const FINAL_TEXT = 0x81

/** A whole, unmasked text message. Source: RFC 6455, section 5.2. */
function webSocketFrame(payload: Buffer): Buffer {
  const { length } = payload
  const head = length < 126 ? Buffer.from([FINAL_TEXT, length]) : Buffer.alloc(length < 65_536 ? 4 : 10, FINAL_TEXT)
  if (length >= 65_536) {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  } else if (length >= 126) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  }
  return Buffer.concat([head, payload])
}
