import type { BsonWriter } from '../bson/writer.ts'
import { MECHANISM } from '../scram.ts'
import { LIMITS } from '../wire/message.ts'
import { argument, type Call, reply } from './context.ts'

const VERSION = [7, 0, 0, 0]

/**
 * `hello` and its older names: a standalone server that may be written to. `diskFull` is our own: a client that read here
 * that it may not write would wait for another server, instead of getting the refusal of its write.
 */
export function hello(call: Call): BsonWriter {
  const writer = reply()
  if (call.request.name === 'hello') writer.bool('isWritablePrimary', true)
  else writer.bool('helloOk', true).bool('ismaster', true)
  // A client that names no mechanism asks which ones its user has.
  if (call.signIn && argument(call, 'saslSupportedMechs'))
    writer.startArray('saslSupportedMechs').string('0', MECHANISM).end()
  return writer
    .int32('maxBsonObjectSize', LIMITS.document)
    .int32('maxMessageSizeBytes', LIMITS.message)
    .int32('maxWriteBatchSize', LIMITS.batch)
    .date('localTime', Date.now())
    .int32('logicalSessionTimeoutMinutes', 30)
    .int32('connectionId', call.connection)
    .int32('minWireVersion', 0)
    .int32('maxWireVersion', 21)
    .bool('readOnly', false)
    .bool('diskFull', !call.store.engine.hasRoom())
    .double('ok', 1)
}

export function ok(): BsonWriter {
  return reply().double('ok', 1)
}

/** `buildInfo` */
export function buildInfo(): BsonWriter {
  const writer = reply().string('version', VERSION.slice(0, 3).join('.')).string('gitVersion', 'embedded')
  writer.startArray('modules').end().startArray('versionArray')
  for (const [i, part] of VERSION.entries()) writer.int32(String(i), part)
  return writer.end().int32('bits', 64).bool('debug', false).int32('maxBsonObjectSize', LIMITS.document).double('ok', 1)
}
