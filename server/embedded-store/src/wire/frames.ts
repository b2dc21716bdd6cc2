import { LIMITS, ProtocolError } from './message.ts'

/**
 * Cuts the stream of a socket into messages. A message that arrives in one piece is a view of it; memory holds only
 * bytes that have arrived, whatever length a header claims.
 */
export class FrameReader {
  /** The longest message that is accepted. */
  limit: number = LIMITS.message
  private chunks: Buffer[] = []
  private held = 0
  private wanted = 0

  /** The messages completed by this piece. @throws ProtocolError for an impossible length */
  push(chunk: Buffer): Buffer[] {
    const messages: Buffer[] = []
    let rest = chunk
    if (this.held > 0) {
      this.chunks.push(chunk)
      this.held += chunk.length
      if (this.held < 16 || (this.wanted > 0 && this.held < this.wanted)) return messages
      rest = this.join()
    }
    while (rest.length >= 16) {
      const length = rest.readInt32LE(0)
      if (length < 16 || length > this.limit) throw new ProtocolError(`bad message length ${length}`)
      if (rest.length < length) {
        this.wanted = length
        break
      }
      messages.push(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
    if (rest.length > 0) {
      this.chunks.push(rest)
      this.held = rest.length
    }
    return messages
  }

  private join(): Buffer {
    const all = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks, this.held)
    this.chunks = []
    this.held = 0
    this.wanted = 0
    return all
  }
}
