import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EJSON } from 'bson'
import {
  type Collection,
  type CollectionOptions,
  type CommandStartedEvent,
  type Db,
  type Document,
  MongoClient,
  type MongoClientOptions,
  MongoError,
} from 'mongodb'
import { expectMatch } from './matches.ts'

interface Requirement {
  minServerVersion?: string
  maxServerVersion?: string
  topologies?: string[]
}

interface Operation {
  name: string
  object: string
  arguments?: Document
  expectResult?: unknown
  expectError?: {
    isError?: boolean
    isClientError?: boolean
    errorCode?: number
    errorContains?: string
    expectResult?: unknown
    errorResponse?: unknown
  }
}

interface Case {
  description: string
  runOnRequirements?: Requirement[]
  operations: Operation[]
  expectEvents?: Array<{ client: string; events: Document[] }>
  outcome?: Array<{ collectionName: string; databaseName: string; documents: Document[] }>
}

interface TestFile {
  description: string
  runOnRequirements?: Requirement[]
  createEntities: Array<Record<string, Document>>
  initialData?: Array<{ collectionName: string; databaseName: string; documents: Document[] }>
  tests: Case[]
}

export interface LoadedCase {
  file: string
  test: Case
  whole: TestFile
}

/** All cases of a folder, sorted by file. */
export function loadCases(folder: string): LoadedCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const whole = EJSON.parse(readFileSync(join(folder, name), 'utf8'), { relaxed: true }) as unknown as TestFile
      return whole.tests.map((test) => ({ file: name.replace('.json', ''), test, whole }))
    })
}

const VERSION = [7, 0, 0]

function compareVersion(text: string): number {
  const parts = text.split('.').map(Number)
  for (let i = 0; i < 3; i++) if ((VERSION[i] ?? 0) !== (parts[i] ?? 0)) return (VERSION[i] ?? 0) - (parts[i] ?? 0)
  return 0
}

/** Whether a case concerns a standalone server of version 7. */
export function concerns({ test, whole }: LoadedCase): boolean {
  const met = (list: Requirement[] | undefined) =>
    list === undefined ||
    list.some(
      (one) =>
        (!one.minServerVersion || compareVersion(one.minServerVersion) >= 0) &&
        (!one.maxServerVersion || compareVersion(one.maxServerVersion) <= 0) &&
        (!one.topologies || one.topologies.includes('single')),
    )
  return met(whole.runOnRequirements) && met(test.runOnRequirements)
}

interface Entities {
  clients: Map<string, MongoClient>
  databases: Map<string, Db>
  collections: Map<string, Collection>
  events: Map<string, CommandStartedEvent[]>
}

async function createEntities(whole: TestFile, uri: string): Promise<Entities> {
  const made: Entities = { clients: new Map(), databases: new Map(), collections: new Map(), events: new Map() }
  for (const entity of whole.createEntities) {
    const [kind, spec] = Object.entries(entity)[0] as [string, Document]
    if (kind === 'client') {
      const client = new MongoClient(uri, { monitorCommands: true, ...(spec.uriOptions as MongoClientOptions) })
      const seen: CommandStartedEvent[] = []
      client.on('commandStarted', (event) => seen.push(event))
      made.events.set(spec.id, seen)
      made.clients.set(spec.id, await client.connect())
    } else if (kind === 'database')
      made.databases.set(spec.id, (made.clients.get(spec.client) as MongoClient).db(spec.databaseName))
    else if (kind === 'collection') {
      const options = (spec.collectionOptions ?? {}) as CollectionOptions
      made.collections.set(spec.id, (made.databases.get(spec.database) as Db).collection(spec.collectionName, options))
    } else throw new Error(`unknown entity ${kind}`)
  }
  return made
}

type Bulk = Parameters<Collection['bulkWrite']>[0]

async function onCollection(collection: Collection, name: string, all: Document): Promise<unknown> {
  const { filter, update, replacement, document, documents, requests, pipeline, fieldName, ...options } = all
  switch (name) {
    case 'find':
      return collection.find(filter, options).toArray()
    case 'findOne':
      return collection.findOne(filter, options)
    case 'aggregate':
      return collection.aggregate(pipeline, options).toArray()
    case 'insertOne':
      return collection.insertOne(document, options)
    case 'insertMany':
      return collection.insertMany(documents, options)
    case 'updateOne':
      return collection.updateOne(filter, update, options)
    case 'updateMany':
      return collection.updateMany(filter, update, options)
    case 'replaceOne':
      return collection.replaceOne(filter, replacement, options)
    case 'deleteOne':
      return collection.deleteOne(filter, options)
    case 'deleteMany':
      return collection.deleteMany(filter, options)
    case 'findOneAndUpdate':
      return collection.findOneAndUpdate(filter, update, lower(options))
    case 'findOneAndReplace':
      return collection.findOneAndReplace(filter, replacement, lower(options))
    case 'findOneAndDelete':
      return collection.findOneAndDelete(filter, options)
    case 'bulkWrite':
      return collection.bulkWrite(requests as Bulk, options)
    case 'distinct':
      return collection.distinct(fieldName, filter, options)
    case 'countDocuments':
      return collection.countDocuments(filter, options)
    case 'estimatedDocumentCount':
      return collection.estimatedDocumentCount(options)
    case 'count':
      return (await collection.db.command({ count: collection.collectionName, query: filter, ...options })).n
    default:
      throw new Error(`unknown operation ${name}`)
  }
}

function lower(options: Document): Document {
  return options.returnDocument ? { ...options, returnDocument: String(options.returnDocument).toLowerCase() } : options
}

function run(entities: Entities, operation: Operation): Promise<unknown> {
  const { object, name } = operation
  const given = operation.arguments ?? {}
  const collection = entities.collections.get(object)
  if (collection) return onCollection(collection, name, given)
  const database = entities.databases.get(object)
  if (!database) throw new Error(`${name} on ${object} is not known to the runner`)
  if (name === 'aggregate') return database.aggregate(given.pipeline, given).toArray()
  const { collection: target, ...options } = given
  if (name === 'createCollection') return database.createCollection(target, options)
  if (name === 'dropCollection') return database.dropCollection(target, options)
  throw new Error(`unknown operation ${name}`)
}

/** The result of an operation in the shape that the tests expect. */
function shaped(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return result
  const plain: Document = { ...result }
  for (const key of [
    'insertedCount',
    'matchedCount',
    'modifiedCount',
    'deletedCount',
    'upsertedCount',
    'insertedIds',
    'upsertedIds',
  ]) {
    if (key in result) plain[key] = (result as Document)[key]
  }
  if (plain.upsertedId === null) delete plain.upsertedId
  return plain
}

function checkError(error: unknown, wanted: NonNullable<Operation['expectError']>): void {
  if (!(error instanceof Error)) throw new Error(`threw no Error: ${error}`)
  const { errorCode, errorContains } = wanted
  if (wanted.isClientError && error.constructor.name === 'MongoServerError')
    throw new Error(`expected an error of the client, got ${error.message}`)
  if (errorCode !== undefined && (!(error instanceof MongoError) || error.code !== errorCode))
    throw new Error(`expected code ${errorCode}, got ${error.message}`)
  if (errorContains !== undefined && !error.message.toLowerCase().includes(errorContains.toLowerCase()))
    throw new Error(`expected "${errorContains}" in "${error.message}"`)
  if (wanted.expectResult !== undefined && 'result' in error)
    expectMatch(shaped((error as unknown as { result: unknown }).result), wanted.expectResult, 'error.result')
  if (wanted.errorResponse !== undefined)
    expectMatch((error as unknown as { errorResponse: unknown }).errorResponse, wanted.errorResponse, 'errorResponse')
}

async function runOperation(entities: Entities, operation: Operation): Promise<void> {
  let result: unknown
  try {
    result = await run(entities, operation)
  } catch (error) {
    if (!operation.expectError) throw error
    return checkError(error, operation.expectError)
  }
  if (operation.expectError) throw new Error(`${operation.name} was expected to fail`)
  if (operation.expectResult !== undefined) expectMatch(shaped(result), operation.expectResult, operation.name)
}

function checkEvents(entities: Entities, test: Case): void {
  for (const { client, events } of test.expectEvents ?? []) {
    const seen = (entities.events.get(client) ?? []).filter(
      (event) => !['configureFailPoint', 'endSessions'].includes(event.commandName),
    )
    const wanted = events.flatMap((event) => (event.commandStartedEvent ? [event.commandStartedEvent as Document] : []))
    wanted.forEach((event, i) => {
      expectMatch(seen[i]?.command, event.command, `event ${i}`)
    })
  }
}

/** Runs one case on its own data. @throws Error that names the expected result */
export async function runCase({ test, whole }: LoadedCase, uri: string): Promise<void> {
  const admin = await new MongoClient(uri).connect()
  let entities: Entities | undefined
  try {
    for (const { databaseName, collectionName, documents } of whole.initialData ?? []) {
      const collection = admin.db(databaseName).collection(collectionName)
      await collection.drop()
      if (documents.length > 0) await collection.insertMany(documents)
      else await admin.db(databaseName).createCollection(collectionName)
    }
    entities = await createEntities(whole, uri)
    for (const seen of entities.events.values()) seen.length = 0
    for (const operation of test.operations) await runOperation(entities, operation)
    checkEvents(entities, test)
    for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
      const found = await admin
        .db(databaseName)
        .collection(collectionName)
        .find({}, { sort: { _id: 1 } })
        .toArray()
      expectMatch(found, documents, `outcome of ${collectionName}`, false)
    }
  } finally {
    for (const client of entities?.clients.values() ?? []) await client.close()
    await admin.close()
  }
}
