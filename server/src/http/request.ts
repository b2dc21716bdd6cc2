import express, { type Request, type Response } from 'express'
import { TOO_LARGE, UNSUPPORTED_MEDIA } from './errors.ts'
import { parseJson } from './parse-json.ts'
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
  const bytes = await readBody(request, response, limit)
  return bytes === null ? {} : parseJson(bytes)
}

/** The body of a request as it came; null: it has none. @throws RefusalError as `readJson` does before it parses */
export async function readBody(request: Request, response: Response, limit: number): Promise<Buffer | null> {
  const length = Number(request.headers['content-length'] ?? 0)
  if (request.headers['transfer-encoding'] === undefined && length === 0) return null
  if (!isJsonInUtf8(request)) throw new RefusalError(UNSUPPORTED_MEDIA)
  if (length > limit) throw new RefusalError(TOO_LARGE)
  return readBytes(request, response, limit)
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
