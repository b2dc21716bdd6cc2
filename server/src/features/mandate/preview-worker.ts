import { parentPort, workerData } from 'node:worker_threads'
import { previewImport } from '@quorate/shared/contracts/reading'
import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import { parseBody } from '../../http/parse-json.ts'
import { RefusalError } from '../../http/refusal-error.ts'
import { type FileRead, type FileToRead, readFile } from '../../reading/read-file.ts'

/** A file that is kept, or the body of a request that has one in it. */
export type ToPreview = FileToRead | { body: Uint8Array | null }

/** The preview as JSON in UTF-8: megabytes that only this thread has to write. */
export type Previewed = { ok: true; json: Uint8Array<ArrayBuffer> } | { ok: false; refusal: Refusal }

/** The thread that reads one document, and ends. */
const previewed = written(preview(workerData))
parentPort?.postMessage(previewed, previewed.ok ? [previewed.json.buffer] : [])

function written(read: FileRead): Previewed {
  return read.ok ? { ok: true, json: new TextEncoder().encode(JSON.stringify(read.preview)) } : read
}

function preview(asked: ToPreview): FileRead {
  if ('bytes' in asked) return readFile(asked)
  try {
    const { content, changes, encoding } = parseBody(previewImport.body, asked.body)
    // A request that names a file is short, and does not come here.
    if (content === undefined) return { ok: false, refusal: generalRefusal('request-too-large') }
    return readFile({ bytes: Buffer.from(content, 'base64'), changes, encoding })
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}
