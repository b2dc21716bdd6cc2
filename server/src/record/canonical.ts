import { createHash } from 'node:crypto'

/**
 * The canonical JSON text of a value by RFC 8785: the bytes that are stored and hashed. JSON.stringify already writes
 * strings and numbers by the RFC. This function only sorts the members of objects by their UTF-16 code units, as
 * JavaScript sorts strings. Members that are undefined are left out, as JSON.stringify does.
 *
 * @throws TypeError for values without a faithful JSON form: lone surrogates, numbers that are not safe integers,
 * functions. Rules and schemas keep these out; reaching here they are a bug.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('A string in the record holds a lone surrogate')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError(`Numbers in the record are safe integers, not ${value}`)
      return JSON.stringify(value)
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? canonicalArray(value) : canonicalObject(value)
    default:
      throw new TypeError(`A ${typeof value} cannot be recorded`)
  }
}

function canonicalArray(items: readonly unknown[]): string {
  return `[${items.map(canonicalJson).join(',')}]`
}

function canonicalObject(value: object): string {
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`).join(',')}}`
}

/**
 * The commitment to a value: hex of SHA-256(salt ‖ UTF-8 of the value). Without the salt it reveals nothing of the
 * value, and no other value matches it.
 *
 * @param salt 16 random bytes
 */
export function commitment(salt: Buffer, value: string): string {
  return createHash('sha256').update(salt).update(value, 'utf8').digest('hex')
}

/** The hashed part of an entry: its place, its time, and one commitment per event. */
export type EntryHeader = { committee: string; seq: number; at: number; leaf: readonly string[] }

/** An entry's leaf hash by RFC 6962: SHA-256 over 0x00 and the canonical JSON of its header, in hex. */
export function leafHash({ committee, seq, at, leaf }: EntryHeader): string {
  return createHash('sha256')
    .update(Buffer.of(0))
    .update(canonicalJson({ committee, seq, at, events: leaf }), 'utf8')
    .digest('hex')
}
