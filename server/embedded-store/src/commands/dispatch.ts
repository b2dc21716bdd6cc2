import { field, fields, T, textOf, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { refuseCollation } from '../query/sort.ts'
import { OLD_QUERY } from '../wire/message.ts'
import { compact, create, drop, dropDatabase, listCollections } from './admin.ts'
import { getMore, killCursors } from './batches.ts'
import { argument, type Call, type Handler } from './context.ts'
import { aggregate, count, distinct } from './count.ts'
import { explain } from './explain.ts'
import { find } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { requireSignIn, saslContinue, saslStart } from './sasl.ts'
import { buildInfo, hello, ok } from './server-info.ts'
import { insert, remove, update } from './write.ts'

const HANDLERS: Record<string, Handler> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: ok,
  buildInfo,
  buildinfo: buildInfo,
  endSessions: ok,
  saslStart,
  saslContinue,
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
  create,
  drop,
  dropDatabase,
  listCollections,
  compact,
  createIndexes,
  listIndexes,
  dropIndexes,
}

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Commands MongoDB has and this store leaves out. */
const LEFT_OUT = words(`
  authenticate bulkWrite cloneCollectionAsCapped collMod collStats connectionStatus convertToCapped createRole
  createSearchIndexes createUser currentOp dataSize dbHash dbStats dbstats deleteIndexes dropAllUsersFromDatabase
  dropConnections dropRole dropSearchIndex dropUser filemd5 fsync fsyncUnlock getCmdLineOpts getDefaultRWConcern getLog
  getParameter grantRolesToUser hostInfo killAllSessions killAllSessionsByPattern killOp killSessions listCommands
  listDatabases listSearchIndexes lockInfo logRotate logout mapReduce mapreduce planCacheClear profile reIndex
  refreshSessions renameCollection rolesInfo rotateCertificates serverStatus
  setDefaultRWConcern setFeatureCompatibilityVersion setIndexCommitQuorum setParameter shutdown startSession top
  updateRole updateSearchIndex updateUser usersInfo validate validateDBMetadata whatsmyuri`)

const REPLICA_SET_ONLY = words('replSetGetStatus replSetInitiate replSetGetConfig')
const NO_TRANSACTIONS = 'Transaction numbers are only allowed on a replica set member or mongos'

/** Fields that go with every command. */
const GENERAL = words(`
  $db lsid $clusterTime $readPreference comment maxTimeMS maxTimeMSOpOnly readConcern writeConcern apiVersion apiStrict
  apiDeprecationErrors stmtId stmtIds let collation hint bypassDocumentValidation ordered`)

/** Fields of the commands whose answers would be wrong if one of them were ignored. */
const FIELDS: Record<string, ReadonlySet<string>> = {
  find: words(`
    filter projection sort skip limit batchSize singleBatch min max returnKey showRecordId tailable awaitData
    noCursorTimeout oplogReplay allowPartialResults allowDiskUse`),
  insert: words('documents'),
  update: words('updates'),
  delete: words('deletes'),
  count: words('query skip limit fields'),
  distinct: words('key query'),
  findAndModify: words('query sort remove update new fields upsert arrayFilters'),
  aggregate: words('pipeline cursor explain allowDiskUse'),
  getMore: words('collection batchSize'),
  create: words(`
    validator validationLevel validationAction capped size max timeseries viewOn pipeline clusteredIndex
    encryptedFields expireAfterSeconds changeStreamPreAndPostImages autoIndexId idIndex storageEngine
    indexOptionDefaults`),
}

/** @throws CommandError 40415 */
function refuseUnknownFields(name: string, body: Value): void {
  const own = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
  if (!own) return
  for (const [option] of fields(body).slice(1)) {
    if (!own.has(option) && !GENERAL.has(option)) {
      throw new CommandError(40415, `BSON field '${name}.${option}' is an unknown field.`)
    }
  }
}

/**
 * Refuses numbered writes, too: a repetition of one would not be recognized, and be done twice. @throws CommandError
 * 20, 148, 246
 */
function refuseTransactions(body: Value): void {
  const transaction = field(body, 'startTransaction') ?? field(body, 'autocommit') ?? field(body, 'txnNumber')
  if (transaction !== undefined) throw new CommandError('IllegalOperation', NO_TRANSACTIONS)
  const concern = field(body, 'readConcern')
  const level = concern?.type === T.object ? field(concern, 'level') : undefined
  const text = level?.type === T.string ? textOf(level) : 'local'
  if (text === 'snapshot') throw new CommandError(246, 'Snapshot read concern is only valid on a replica set')
  if (text === 'linearizable') throw new CommandError(148, 'node needs to be a replica set member to use read concern')
}

/** A server of version 7 answers this to commands that it does not have. */
function refusalOf(name: string): CommandError {
  if (name === OLD_QUERY) {
    // A query as clients sent them before version 3.6.
    const text = 'OP_QUERY is no longer supported. The client driver may require an upgrade.'
    return new CommandError(5739101, text, [['$err', values.string(text)]])
  }
  if (LEFT_OUT.has(name)) return unsupported(`The command '${name}'`)
  if (REPLICA_SET_ONLY.has(name)) return new CommandError(76, 'not running with --replSet')
  if (name === 'commitTransaction' || name === 'abortTransaction')
    return new CommandError('IllegalOperation', NO_TRANSACTIONS)
  return new CommandError('CommandNotFound', `no such command: '${name}'`)
}

/** Runs the command a request carries. */
export function dispatch(call: Call): BsonWriter | Promise<BsonWriter> {
  const { name, body } = call.request
  requireSignIn(call)
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined
  if (!handler) throw refusalOf(name)
  refuseTransactions(body)
  refuseUnknownFields(name, body)
  refuseCollation(argument(call, 'collation'))
  if (argument(call, 'let')) throw unsupported("The option 'let'")
  return handler(call)
}
