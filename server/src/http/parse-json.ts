import { isUtf8 } from 'node:buffer'
import { MALFORMED_JSON, NOT_UTF8 } from './errors.ts'
import { jsonFault, MOST_VALUES } from './json-fault.ts'
import { RefusalError } from './refusal-error.ts'

/** The value of a JSON text. @throws RefusalError where it is not UTF-8, not JSON, too deep, or has too many values */
export function parseJson(bytes: Buffer, mostValues = MOST_VALUES): unknown {
  if (!isUtf8(bytes)) throw new RefusalError(NOT_UTF8)
  const fault = jsonFault(bytes, mostValues)
  if (fault !== null) throw new RefusalError({ code: 'invalid-request', message: fault })
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new RefusalError(MALFORMED_JSON)
  }
}
