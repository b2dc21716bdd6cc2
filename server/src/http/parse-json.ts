import { isUtf8 } from 'node:buffer'
import type { z } from 'zod'
import { MALFORMED_JSON, NOT_UTF8, parse } from './errors.ts'
import { jsonFault } from './json-fault.ts'
import { RefusalError } from './refusal-error.ts'

/** A body as it came, parsed by a contract's schema; null: an empty object. @throws RefusalError */
export function parseBody<S extends z.ZodType>(schema: S, body: Uint8Array | null, mostValues?: number): z.output<S> {
  const json = body === null ? {} : parseJson(Buffer.from(body.buffer, body.byteOffset, body.byteLength), mostValues)
  return parse(schema, json)
}

/** The value of a JSON text. @throws RefusalError where it is not UTF-8, not JSON, too deep, or has too many values */
export function parseJson(bytes: Buffer, mostValues?: number): unknown {
  if (!isUtf8(bytes)) throw new RefusalError(NOT_UTF8)
  const fault = jsonFault(bytes, mostValues)
  if (fault !== null) throw new RefusalError({ code: 'invalid-request', message: fault })
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new RefusalError(MALFORMED_JSON)
  }
}
