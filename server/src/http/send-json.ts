import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, brotliCompress as inBrotli, gzip as inGzip } from 'node:zlib'
import type { Request, Response } from 'express'

/** Bytes below which compressing an answer is not worth the time. */
const SHORT = 1024
/** Characters of answers that are kept, compressed, for callers who get the very same. */
const MOST_KEPT = 16_000_000
/** Milliseconds after which an answer that nobody was given again is no longer kept; at most twice as long. */
const KEPT_FOR = 15_000

const ENCODINGS = ['br', 'gzip'] as const
type Encoding = (typeof ENCODINGS)[number]

// Higher levels save a tenth of the bytes, and take more than twice the time: worth it for what is short, or kept by browsers.
const brotli = (quality: number) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
})
const compress: Record<Encoding, (text: string, lasting: boolean) => Promise<Buffer>> = {
  br: (text, lasting) => promisify(inBrotli)(text, brotli(lasting || text.length < 16_384 ? 5 : 3)),
  gzip: (text, lasting) => promisify(inGzip)(text, { level: lasting ? 6 : 4 }),
}

/** What is sent of a text: compressed, and named by what it says. */
type Packed = { bytes: Buffer; tag: string }

export type SendJson = ReturnType<typeof createSendJson>

/**
 * Sends answers as JSON. What many are given at the same time is compressed once: it is found by the whole text, so that
 * nobody can be given what was made for somebody else.
 */
export function createSendJson() {
  let recent = new Map<string, Promise<Packed>>()
  let before = new Map<string, Promise<Packed>>()
  let size = 0
  let timer: NodeJS.Timeout | null = null

  function turnOver(): void {
    before = recent
    recent = new Map()
    size = 0
    if (timer !== null) clearTimeout(timer)
    timer = before.size > 0 ? setTimeout(turnOver, KEPT_FOR).unref() : null
  }

  async function pack(text: string, encoding: Encoding, lasting: boolean): Promise<Packed> {
    const tag = `"${createHash('sha256').update(text).digest('base64url')}-${encoding}"`
    return { bytes: await compress[encoding](text, lasting), tag }
  }

  function packed(text: string, encoding: Encoding, lasting: boolean): Promise<Packed> {
    const key = encoding + text
    const found = recent.get(key)
    if (found !== undefined) return found
    const made = before.get(key) ?? pack(text, encoding, lasting)
    recent.set(key, made)
    size += text.length
    if (size > MOST_KEPT / 2) turnOver()
    else timer ??= setTimeout(turnOver, KEPT_FOR).unref()
    return made
  }

  /** `lasting`: the answer stays as it is, so a browser keeps it, and asks only whether it may still have it. */
  return async function sendJson(
    request: Request,
    response: Response,
    answer: unknown,
    { lasting = false } = {},
  ): Promise<void> {
    const text = JSON.stringify(answer)
    const encoding = text.length < SHORT ? undefined : ENCODINGS.find((one) => request.acceptsEncodings(one) === one)
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.setHeader('Vary', 'Accept-Encoding')
    if (lasting) response.setHeader('Cache-Control', 'private, no-cache')
    if (encoding === undefined) {
      response.end(text)
      return
    }
    const { bytes, tag } = await packed(text, encoding, lasting)
    if (lasting) response.setHeader('ETag', tag)
    if (lasting && request.headers['if-none-match'] === tag) {
      response.statusCode = 304
      response.end()
      return
    }
    response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', bytes.length)
    response.end(bytes)
  }
}
