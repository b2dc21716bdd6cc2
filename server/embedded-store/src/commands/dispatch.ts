import { field, fields, T, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { OLD_QUERY } from '../wire/message.ts'
import * as admin from './admin.ts'
import { aggregate, count, distinct } from './aggregate.ts'
import { getMore, killCursors } from './batches.ts'
import type { Call, Handler } from './context.ts'
import { explain } from './explain.ts'
import { find } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import * as server from './server-info.ts'
import { insert, remove, update } from './write.ts'

const HANDLERS: Record<string, Handler> = {
  hello: server.hello,
  ismaster: server.hello,
  isMaster: server.hello,
  ping: server.ok,
  buildInfo: server.buildInfo,
  buildinfo: server.buildInfo,
  serverStatus: server.serverStatus,
  connectionStatus: server.connectionStatus,
  getParameter: server.getParameter,
  fsync: server.fsync,
  endSessions: server.ok,
  startSession: server.ok,
  refreshSessions: server.ok,
  killSessions: server.ok,
  insert,
  update,
  delete: remove,
  find,
  getMore,
  killCursors,
  findAndModify,
  findandmodify: findAndModify,
  aggregate,
  count,
  distinct,
  explain,
  create: admin.create,
  collMod: admin.collMod,
  drop: admin.drop,
  dropDatabase: admin.dropDatabase,
  renameCollection: admin.renameCollection,
  listCollections: admin.listCollections,
  listDatabases: admin.listDatabases,
  collStats: admin.collStats,
  dbStats: admin.dbStats,
  dbstats: admin.dbStats,
  compact: admin.compact,
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
}

/** Commands MongoDB has and this store leaves out. */
const LEFT_OUT = new Set([
  'mapReduce',
  'mapreduce',
  'validate',
  'reIndex',
  'currentOp',
  'killOp',
  'shutdown',
  'logRotate',
  'setParameter',
  'convertToCapped',
  'cloneCollectionAsCapped',
  'createUser',
  'updateUser',
  'dropUser',
  'usersInfo',
  'createRole',
  'rolesInfo',
  'saslStart',
  'saslContinue',
  'authenticate',
  'createSearchIndexes',
  'bulkWrite',
  'top',
  'profile',
  'getLog',
  'hostInfo',
  'whatsmyuri',
  'getCmdLineOpts',
])

/** Fields that go with every command. */
const GENERAL = [
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'stmtId',
  'stmtIds',
  'let',
  'collation',
  'hint',
  'bypassDocumentValidation',
  'ordered',
  'maxTimeMSOpOnly',
]

/** Fields of the commands whose answers would be wrong were one of them overlooked. */
const FIELDS: Record<string, readonly string[]> = {
  find: [
    'filter',
    'projection',
    'sort',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'min',
    'max',
    'returnKey',
    'showRecordId',
    'tailable',
    'awaitData',
    'noCursorTimeout',
    'oplogReplay',
    'allowPartialResults',
    'allowDiskUse',
  ],
  insert: ['documents'],
  update: ['updates'],
  delete: ['deletes'],
  count: ['query', 'skip', 'limit', 'fields'],
  distinct: ['key', 'query'],
  findAndModify: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters'],
  aggregate: ['pipeline', 'cursor', 'explain', 'allowDiskUse'],
  getMore: ['collection', 'batchSize'],
  create: [
    'validator',
    'validationLevel',
    'validationAction',
    'capped',
    'size',
    'max',
    'timeseries',
    'viewOn',
    'pipeline',
    'clusteredIndex',
    'encryptedFields',
    'expireAfterSeconds',
    'changeStreamPreAndPostImages',
    'autoIndexId',
    'idIndex',
    'storageEngine',
    'indexOptionDefaults',
  ],
}

/** @throws CommandError 40415 */
function refuseUnknownFields(name: string, body: Value): void {
  const own = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
  if (!own) return
  for (const [option] of fields(body).slice(1)) {
    if (!own.includes(option) && !GENERAL.includes(option)) {
      throw new CommandError(40415, `BSON field '${name}.${option}' is an unknown field.`)
    }
  }
}

const REPLICA_SET_ONLY = new Set(['replSetGetStatus', 'replSetInitiate', 'replSetGetConfig'])

/** Numbered writes too: a repetition of one would not be known, and done twice. */
function refuseTransactions(body: Value): void {
  const transaction = field(body, 'startTransaction') ?? field(body, 'autocommit') ?? field(body, 'txnNumber')
  if (transaction !== undefined) {
    throw new CommandError('IllegalOperation', 'Transaction numbers are only allowed on a replica set member or mongos')
  }
  const concern = field(body, 'readConcern')
  if (concern?.type === T.object) {
    const level = field(concern, 'level')
    const text =
      level?.type === T.string
        ? level.buf.toString('utf8', level.off + 4, level.off + 3 + level.buf.readInt32LE(level.off))
        : 'local'
    if (text === 'snapshot') throw new CommandError(246, 'Snapshot read concern is only valid on a replica set')
    if (text === 'linearizable')
      throw new CommandError(148, 'node needs to be a replica set member to use read concern')
  }
}

/** What a server of version 7 says to queries as clients sent them before version 3.6. */
function oldQuery(): CommandError {
  const text = 'OP_QUERY is no longer supported. The client driver may require an upgrade.'
  return new CommandError(5739101, text, [['$err', values.string(text)]])
}

/** Runs the command a request carries. */
export function dispatch(call: Call): BsonWriter | Promise<BsonWriter> {
  const { name, body } = call.request
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined
  if (!handler) {
    if (name === OLD_QUERY) throw oldQuery()
    if (LEFT_OUT.has(name)) throw unsupported(`The command '${name}'`)
    if (REPLICA_SET_ONLY.has(name)) throw new CommandError(76, 'not running with --replSet')
    if (name === 'commitTransaction' || name === 'abortTransaction') {
      throw new CommandError(
        'IllegalOperation',
        'Transaction numbers are only allowed on a replica set member or mongos',
      )
    }
    throw new CommandError('CommandNotFound', `no such command: '${name}'`)
  }
  refuseTransactions(body)
  refuseUnknownFields(name, body)
  return handler(call)
}
