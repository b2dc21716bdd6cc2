import type { Storage } from '../../server/src/record/projection.fixture.ts'
import type { ReadModels } from '../../server/src/record/read-model.ts'

type Doc = Record<string, unknown>
type Filter = Record<string, unknown>

/** Read models in memory, as far as queries use them: the store itself is tested elsewhere, and takes time. */
export function modelsAtHand(storage: Storage): ReadModels {
  const modelOf = (kind: string) => {
    const docs = (): Doc[] => [...((storage as Map<string, Map<string, Doc>>).get(kind)?.values() ?? [])]
    const find = (filter: Filter) => docs().filter((doc) => matches(doc, filter))
    return {
      find: (filter: Filter) => cursor(find(filter)),
      findOne: (filter: Filter) => one(find(filter)[0]),
      findById: (id: string) => one(find({ _id: id })[0]),
    }
  }
  // Each model has only the functions that queries call.
  return new Proxy({}, { get: (_, kind) => modelOf(String(kind)) }) as ReadModels
}

function one(found: Doc | undefined) {
  return { select: () => one(found), lean: async () => structuredClone(found ?? null) }
}

function cursor(docs: readonly Doc[]) {
  return {
    select: () => cursor(docs),
    limit: (most: number) => cursor(docs.slice(0, most)),
    skip: (first: number) => cursor(docs.slice(first)),
    batchSize: () => cursor(docs),
    sort: (by: Record<string, 1 | -1>) =>
      cursor(
        docs.toSorted((a, b) =>
          Object.entries(by).reduce((order, [path, way]) => order || way * compare(a[path], b[path]), 0),
        ),
      ),
    lean: async () => structuredClone(docs),
  }
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : Number(String(a) > String(b))
}

function matches(doc: Doc, filter: Filter): boolean {
  return Object.entries(filter).every(([path, wanted]) => valuesAt(doc, path.split('.')).some((is) => fits(is, wanted)))
}

function valuesAt(value: unknown, [first, ...rest]: string[]): unknown[] {
  if (first === undefined) return Array.isArray(value) ? [value, ...value] : [value]
  const within = Array.isArray(value) ? value : [value]
  return within.flatMap((one) => valuesAt((one as Doc | null)?.[first], rest))
}

/** @throws if a query uses an operator that is not known here, rather than answer wrongly */
function fits(is: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return is === wanted
  return Object.entries(wanted).every(([operator, operand]) => {
    if (operator === '$in') return (operand as unknown[]).includes(is)
    if (operator === '$gte') return (is as number) >= operand
    if (operator === '$lt') return (is as number) < operand
    throw new Error(`Queries use ${operator}, which is not known here`)
  })
}
