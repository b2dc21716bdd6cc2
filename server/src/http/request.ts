import { isUtf8 } from 'node:buffer'
import express, { type Request, type Response } from 'express'
import { MALFORMED_JSON, NOT_UTF8, TOO_LARGE, UNSUPPORTED_MEDIA } from './errors.ts'
import { jsonFault } from './json-fault.ts'
import { RefusalError } from './refusal-error.ts'

/** A contract's path, `/threads/{thread}`, as Express writes it: `/threads/:thread`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

/**
 * Reads the JSON body of a request, of at most `limit` bytes. A route calls it once it knows that the caller may make
 * this request, so that a caller who may not costs nothing. No body at all is an empty object.
 * @throws RefusalError for a body that is too large, of another media type, not UTF-8 or not JSON; bytes that are not
 *   UTF-8 are never decoded, because decoding would change the text
 */
export async function readJson(request: Request, response: Response, limit: number): Promise<unknown> {
  const length = Number(request.headers['content-length'] ?? 0)
  if (request.headers['transfer-encoding'] === undefined && length === 0) return {}
  if (!isJsonInUtf8(request)) throw new RefusalError(UNSUPPORTED_MEDIA)
  if (length > limit) throw new RefusalError(TOO_LARGE)
  const bytes = await readBytes(request, response, limit)
  if (!isUtf8(bytes)) throw new RefusalError(NOT_UTF8)
  const fault = jsonFault(bytes)
  if (fault !== null) throw new RefusalError({ code: 'invalid-request', message: fault })
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new RefusalError(MALFORMED_JSON)
  }
}

function isJsonInUtf8(request: Request): boolean {
  if (!request.is('application/json')) return false
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(request.headers['content-type'] ?? '')?.[1]
  return charset === undefined || charset.toLowerCase() === 'utf-8'
}

function readBytes(request: Request, response: Response, limit: number): Promise<Buffer> {
  const read = express.raw({ limit, inflate: false, type: () => true })
  return new Promise((resolve, reject) => {
    read(request, response, (error: unknown) => (error ? reject(error) : resolve(request.body)))
  })
}
