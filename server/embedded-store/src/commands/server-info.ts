import { hostname } from 'node:os'
import { truthy } from '../bson/value.ts'
import type { BsonWriter } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { LIMITS } from '../wire/message.ts'
import { argument, type Call, reply } from './context.ts'

const VERSION = '7.0.0'

/** `hello` and its older names: a standalone server that may be written to. */
export function hello(call: Call): BsonWriter {
  const name = call.request.name.toLowerCase()
  const writer = reply()
  if (name === 'hello') writer.bool('isWritablePrimary', true)
  else writer.bool('helloOk', true).bool('ismaster', true)
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
    .double('ok', 1)
}

export function ok(): BsonWriter {
  return reply().double('ok', 1)
}

export function buildInfo(): BsonWriter {
  const writer = reply().string('version', VERSION).string('gitVersion', 'embedded').startArray('modules').end()
  writer.startArray('versionArray')
  ;[7, 0, 0, 0].forEach((part, i) => {
    writer.int32(String(i), part)
  })
  return writer.end().int32('bits', 64).bool('debug', false).int32('maxBsonObjectSize', LIMITS.document).double('ok', 1)
}

export function serverStatus(call: Call): BsonWriter {
  const { store } = call
  const uptime = (Date.now() - store.startedAt) / 1000
  const memory = process.memoryUsage()
  return reply()
    .string('host', hostname())
    .string('version', VERSION)
    .string('process', 'embedded')
    .int64('pid', process.pid)
    .double('uptime', Math.floor(uptime))
    .int64('uptimeMillis', Math.floor(uptime * 1000))
    .date('localTime', Date.now())
    .startDocument('connections')
    .int32('current', store.connections())
    .end()
    .startDocument('metrics')
    .startDocument('cursor')
    .startDocument('open')
    .int64('total', store.cursors.size)
    .end()
    .end()
    .end()
    .startDocument('mem')
    .int32('resident', Math.round(memory.rss / 1048576))
    .end()
    .startDocument('storageEngine')
    .string('name', 'lmdb')
    .bool('persistent', true)
    .end()
    .double('ok', 1)
}

export function connectionStatus(): BsonWriter {
  return reply()
    .startDocument('authInfo')
    .startArray('authenticatedUsers')
    .end()
    .startArray('authenticatedUserRoles')
    .end()
    .end()
    .double('ok', 1)
}

export function getParameter(call: Call): BsonWriter {
  const writer = reply()
  if (argument(call, 'featureCompatibilityVersion')) {
    writer.startDocument('featureCompatibilityVersion').string('version', '7.0').end()
    return writer.double('ok', 1)
  }
  throw new CommandError('InvalidOptions', 'no option found to get')
}

/** `fsync` */
export async function fsync(call: Call): Promise<BsonWriter> {
  if (truthy(argument(call, 'lock'))) throw unsupported('fsync with lock')
  await call.store.engine.flush()
  return reply().int32('numFiles', 1).double('ok', 1)
}
