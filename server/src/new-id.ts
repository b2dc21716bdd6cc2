import { randomBytes } from 'node:crypto'

/** A new id: a prefix for the kind of thing, and 96 random bits. */
export function newId(prefix: string): string {
  return `${prefix}${randomBytes(12).toString('base64url').replaceAll('-', 'x').replaceAll('_', 'y')}`
}
