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
  const isKnown = request.headers['if-none-match'] === tag
  const pieces = files.read(file)
  // Before the headers, so that a store that does not answer is reported.
  const first = isKnown ? null : await pieces.next()
  response.set('ETag', tag)
  // Compressed, it would have another length, and often be no shorter.
  response.set('Cache-Control', 'private, no-cache, no-transform')
  if (first === null) {
    response.status(304).end()
    return
  }
  response.attachment(name)
  // `attachment` has set the type by the name.
  response.set('Content-Type', 'application/octet-stream')
  response.set('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
  response.set('Content-Length', String(file.size))
  for (let piece = first; piece.done !== true; piece = await pieces.next()) {
    if (!response.write(piece.value)) await room(response)
    // The reader has gone.
    if (response.destroyed) return
  }
  response.end()
}

/** Resolves when more can be written, or nobody reads any more. */
function room(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
    if (response.destroyed) done()
  })
}
