import type { BsonWriter } from '../bson/writer.ts'
import { unsupported } from '../errors.ts'
import type { Call } from './context.ts'

/** `explain` */
export function explain(_call: Call): BsonWriter {
  throw unsupported('explain')
}
