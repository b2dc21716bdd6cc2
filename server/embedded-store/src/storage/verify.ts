import { checkDocument } from '../bson/validate.ts'
import { documentAt } from '../bson/value.ts'
import { type Catalog, tableRange } from './catalog.ts'
import type { Collection } from './collection.ts'
import type { Engine } from './engine.ts'
import { documentKeys } from './index-keys.ts'

interface Verification {
  documents: number
  problems: string[]
}

function countKeys(engine: Engine, table: number): number {
  let count = 0
  for (const _ of engine.keys(tableRange(table))) count++
  return count
}

function verifyCollection(engine: Engine, collection: Collection, problems: string[]): number {
  let count = 0
  const expected = new Map(collection.indexes.map((index) => [index, 0]))
  for (const { key, value } of engine.range(tableRange(collection.table))) {
    const record = key.readUIntBE(4, 6)
    count++
    try {
      checkDocument(value, 0, value.length)
    } catch (error) {
      problems.push(`${collection.namespace}: record ${record}: ${(error as Error).message}`)
      continue
    }
    for (const index of collection.indexes) {
      for (const entry of documentKeys(index, documentAt(value)).keys) {
        expected.set(index, (expected.get(index) ?? 0) + 1)
        const stored = engine.get(collection.entryKey(index, entry, record))
        const right = stored !== undefined && (!index.unique || stored.readUIntBE(0, 6) === record)
        if (!right) problems.push(`${collection.namespace}: record ${record} is not in index ${index.name}`)
      }
    }
  }
  for (const [index, entries] of expected) {
    const stored = countKeys(engine, index.table)
    if (stored !== entries)
      problems.push(`${collection.namespace}: index ${index.name} has ${stored} entries for ${entries}`)
  }
  if (count !== collection.count)
    problems.push(`${collection.namespace}: ${count} documents, counted as ${collection.count}`)
  return count
}

/** Compares every document with every index entry, both ways. */
export function verifyStore(engine: Engine, catalog: Catalog): Verification {
  const problems: string[] = []
  let documents = 0
  for (const collection of catalog.list()) documents += verifyCollection(engine, collection, problems)
  return { documents, problems }
}
