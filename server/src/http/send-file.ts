import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Files } from '../files/files.ts'
import type { FileToSend } from './answer.ts'

/**
 * Sends a file as it came, to be kept and not to be shown: whatever it holds, no browser takes it for a page of ours. The
 * reader's browser may keep it, and asks each time whether they may still have it.
 */
export async function sendFile(
  request: Request,
  response: Response,
  { file, name }: FileToSend,
  files: Pick<Files, 'read'>,
): Promise<void> {
  const tag = `"${file.sha256}"`
  response.set('ETag', tag)
  response.set('Cache-Control', 'private, no-cache')
  if (request.headers['if-none-match'] === tag) {
    response.status(304).end()
    return
  }
  // Before the headers, so that a store that does not answer is reported.
  const pieces = files.read(file)
  const first = await pieces.next()
  response.attachment(name)
  // `attachment` has set the type by the name.
  response.set('Content-Type', 'application/octet-stream')
  response.set('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
  response.set('Content-Length', String(file.size))
  await pipeline(Readable.from(all(first, pieces), { objectMode: false }), response).catch((error: unknown) => {
    if (!hasLeft(error)) throw error
  })
}

async function* all(first: IteratorResult<Uint8Array>, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.done !== true) yield first.value
  yield* rest
}

/** Whether the reader has gone before the end. */
function hasLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
