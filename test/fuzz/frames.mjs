const END_OF_HEAD = '\r\n\r\n'

/**
 * Cuts the stream of a WebSocket server into its parts: first the answer to the handshake, then complete frames. A
 * server does not mask its frames.
 */
export function createFrameSplitter() {
  let rest = Buffer.alloc(0)
  let open = false

  /** Bytes of the part that `rest` begins with; 0 if it is not complete yet. */
  function size() {
    if (!open) return rest.includes(END_OF_HEAD) ? rest.indexOf(END_OF_HEAD) + END_OF_HEAD.length : 0
    if (rest.length < 2) return 0
    const short = rest[1] & 0x7f
    const head = short === 127 ? 10 : short === 126 ? 4 : 2
    if (rest.length < head) return 0
    const body = short === 127 ? Number(rest.readBigUInt64BE(2)) : short === 126 ? rest.readUInt16BE(2) : short
    return rest.length < head + body ? 0 : head + body
  }

  return {
    /** @param {Buffer} chunk @returns {Buffer[]} the parts that are complete by now */
    take(chunk) {
      rest = Buffer.concat([rest, chunk])
      const parts = []
      for (let length = size(); length > 0; length = size()) {
        parts.push(rest.subarray(0, length))
        rest = rest.subarray(length)
        open = true
      }
      return parts
    },
  }
}
