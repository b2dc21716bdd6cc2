import { isUtf8 } from 'node:buffer'
import express, { type RequestHandler } from 'express'
import { UNSUPPORTED_MEDIA } from './errors.ts'
import { RefusalError } from './refusal-error.ts'

/** A contract's path, `/threads/{thread}`, as Express writes it: `/threads/:thread`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

/**
 * Reads a JSON body of at most `limit` bytes. No body at all is an empty object; other media types are refused, and so
 * are bytes that are not UTF-8, because decoding would change the text.
 */
export function jsonBody(limit: number): RequestHandler {
  const read = express.json({ limit, strict: true, inflate: false, type: 'application/json', verify: mustBeUtf8 })
  return (request, response, next) => {
    const empty =
      request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0
    if (empty) return next()
    if (!request.is('application/json')) return next(new RefusalError(UNSUPPORTED_MEDIA))
    read(request, response, next)
  }
}

function mustBeUtf8(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new RefusalError(UNSUPPORTED_MEDIA)
}
