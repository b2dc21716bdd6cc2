import { checkDocument, InvalidBson } from '../bson/validate.ts'
import { documentAt, ElementReader, field, T, textOf, type Value } from '../bson/value.ts'
import { crc32c } from './crc32c.ts'

export const OP = { reply: 1, query: 2004, compressed: 2012, msg: 2013 } as const

export const LIMITS = { document: 16 * 1024 * 1024, message: 48_000_000, batch: 100_000 } as const

const DATABASE = Buffer.from('$db')
const CHECKSUM = 1
const MORE_TO_COME = 2
/** The low sixteen flag bits must be understood. */
const REQUIRED = 0xffff

/** A message that breaks the protocol: the connection is closed. */
export class ProtocolError extends Error {}

/** A command as received. */
export interface Request {
  id: number
  /** Came as OP_QUERY: the answer is an OP_REPLY. A query that is no command is only ever refused. */
  legacy: 'command' | 'query' | undefined
  /** The client wants no answer. */
  silent: boolean
  body: Value
  /** Name of the command, the first field. */
  name: string
  database: string
  /** Document sequences by name. */
  sequences: Map<string, Value[]>
}

/** Parses a complete message and checks every document in it. @throws ProtocolError */
export function parseMessage(message: Buffer): Request {
  const code = message.readInt32LE(12)
  try {
    if (code === OP.msg) return parseMsg(message)
    if (code === OP.query) return parseQuery(message)
  } catch (error) {
    if (error instanceof InvalidBson) throw new ProtocolError(error.message)
    throw error
  }
  throw new ProtocolError(`unknown operation code ${code}`)
}

function parseMsg(message: Buffer): Request {
  if (message.length < 21) throw new ProtocolError('message too short')
  const flags = message.readUInt32LE(16)
  if ((flags & REQUIRED & ~(CHECKSUM | MORE_TO_COME)) !== 0) throw new ProtocolError('unknown flags')
  let end = message.length
  if (flags & CHECKSUM) {
    end -= 4
    if (crc32c(message, 0, end) !== message.readUInt32LE(end)) throw new ProtocolError('checksum does not match')
  }
  const sequences = new Map<string, Value[]>()
  let body: Value | undefined
  let at = 20
  while (at < end) {
    const kind = message[at++]
    if (kind === 0) {
      if (body) throw new ProtocolError('two bodies in one message')
      body = documentAt(message, at)
      at = checkDocument(message, at, end)
    } else if (kind === 1) at = readSequence(message, at, end, sequences)
    else throw new ProtocolError(`unknown section kind ${kind}`)
  }
  if (!body) throw new ProtocolError('message without a body')
  return request(message, body, sequences, (flags & MORE_TO_COME) !== 0)
}

function readSequence(message: Buffer, start: number, end: number, sequences: Map<string, Value[]>): number {
  if (start + 4 > end) throw new ProtocolError('section runs past its message')
  const size = message.readInt32LE(start)
  if (size < 5 || size > end - start) throw new ProtocolError('bad section length')
  const stop = start + size
  const zero = message.indexOf(0, start + 4)
  if (zero < 0 || zero >= stop) throw new ProtocolError('section without a name')
  const name = message.toString('utf8', start + 4, zero)
  if (sequences.has(name)) throw new ProtocolError('two sections of one name')
  const documents: Value[] = []
  let at = zero + 1
  while (at < stop) {
    documents.push(documentAt(message, at))
    at = checkDocument(message, at, stop)
  }
  sequences.set(name, documents)
  return stop
}

function request(message: Buffer, body: Value, sequences: Map<string, Value[]>, silent: boolean): Request {
  const reader = new ElementReader(body.buf, body.off)
  if (!reader.advance()) throw new ProtocolError('empty command')
  const name = reader.name()
  const given = field(body, DATABASE)
  const database = given?.type === T.string ? textOf(given) : 'admin'
  return { id: message.readInt32LE(4), legacy: undefined, silent, body, name, database, sequences }
}

/** The name that a query in the old form goes by; no command is called so. */
export const OLD_QUERY = '$query'

/** The old form of a query, in which drivers still send their first handshake, and old clients more. */
function parseQuery(message: Buffer): Request {
  const zero = message.indexOf(0, 20)
  if (zero < 0 || zero + 14 > message.length) throw new ProtocolError('bad query')
  const namespace = message.toString('utf8', 20, zero)
  const command = namespace.endsWith('.$cmd')
  const body = documentAt(message, zero + 9)
  checkDocument(message, zero + 9, message.length)
  if (!command) {
    const id = message.readInt32LE(4)
    return { id, legacy: 'query', silent: false, body, name: OLD_QUERY, database: 'admin', sequences: new Map() }
  }
  return { ...request(message, body, new Map(), false), legacy: 'command', database: namespace.slice(0, -5) }
}

/** Flag of an OP_REPLY that carries an error instead of documents. */
const QUERY_FAILED = 2

/** Bytes to keep free before a reply document. */
export const REPLY_ROOM = 36

/** Fills in the header before a reply document that was built with `REPLY_ROOM` free before it. */
export function frameReply(reply: Buffer, requestId: number, legacy: Request['legacy']): Buffer {
  const start = legacy ? 0 : REPLY_ROOM - 21
  const message = reply.subarray(start)
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(0, 4)
  message.writeInt32LE(requestId, 8)
  message.writeInt32LE(legacy ? OP.reply : OP.msg, 12)
  if (legacy) {
    message.writeInt32LE(legacy === 'query' ? QUERY_FAILED : 8, 16)
    message.fill(0, 20, 32)
    message.writeInt32LE(1, 32)
  } else {
    message.writeInt32LE(0, 16)
    message[20] = 0
  }
  return message
}
