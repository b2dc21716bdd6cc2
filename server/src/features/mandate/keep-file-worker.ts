import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { keepFile, LARGEST_DOCUMENT } from '@quorate/shared/contracts/reading'
import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import { parseBody } from '../../http/parse-json.ts'
import { RefusalError } from '../../http/refusal-error.ts'

export type FileSent =
  | { ok: true; name: string; bytes: Uint8Array<ArrayBuffer>; sha256: string }
  | { ok: false; refusal: Refusal }

/** The thread that decodes and hashes one file, and ends. */
const sent = decode(workerData)
parentPort?.postMessage(sent, sent.ok ? [sent.bytes.buffer] : [])

function decode(body: Uint8Array | null): FileSent {
  try {
    const { name, content } = parseBody(keepFile.body, body)
    // A copy of its own, which can be handed over.
    const bytes = new Uint8Array(Buffer.from(content, 'base64'))
    if (bytes.length > LARGEST_DOCUMENT) return { ok: false, refusal: generalRefusal('request-too-large') }
    return { ok: true, name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}
