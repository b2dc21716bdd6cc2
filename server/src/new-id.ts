import { randomBytes } from 'node:crypto'

/** A fresh id: the prefix says what it is of, 96 random bits say which. */
export function newId(prefix: string): string {
  return `${prefix}${randomBytes(12).toString('base64url').replaceAll('-', 'x').replaceAll('_', 'y')}`
}
