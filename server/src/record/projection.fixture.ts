import type { RecordedEvent } from '@quorate/shared/domain/event'
import { type Kernel, kernel } from '../kernel.ts'
import type { Project } from './projection.ts'
import type { Docs, ProjectedDocs, ReadDoc, ReadKind } from './read-model.ts'

/** For tests: the kinds of read model of all areas. */
export const READ_KINDS = Object.keys(kernel.definitions) as ReadKind[]

/** For tests: the documents of each kind, by `_id`, with the guard a store's write has. */
export type Storage = Map<ReadKind, Map<string, ReadDoc>>

export function emptyStorage({ definitions }: Pick<Kernel, 'definitions'> = kernel): Storage {
  // The definitions are those of the kinds.
  return new Map(Object.keys(definitions).map((kind) => [kind as ReadKind, new Map()]))
}

/**
 * For tests: brings the events of one entry into the storage as a projector does: it writes a document if the stored
 * one is older. `lose` says which writes are lost, as by a crash between two of them.
 */
export async function projectEntry(
  storage: Storage,
  events: readonly RecordedEvent[],
  lose: (write: number) => boolean = () => false,
  project: Project = kernel.project,
): Promise<void> {
  const seq = events[0]?.seq ?? 0
  const written = new Map<string, { kind: ReadKind; doc: ReadDoc }>()
  const docsOf = (kind: ReadKind): ProjectedDocs<ReadDoc> => {
    const keep = (doc: ReadDoc) => {
      const before = storage.get(kind)?.get(doc._id)
      if (before === undefined || before.seq < seq)
        written.set(`${kind} ${doc._id}`, { kind, doc: structuredClone({ ...doc, committee: 'hlsg', seq }) })
    }
    return {
      async get(id) {
        const doc = written.get(`${kind} ${id}`)?.doc ?? storage.get(kind)?.get(id)
        return doc === undefined || doc.gone ? undefined : structuredClone(doc)
      },
      put: (doc) => keep({ committee: 'hlsg', seq, ...doc }),
      // As in the store, it is for no audience, so that no query finds it.
      remove: (id) => keep({ _id: id, committee: 'hlsg', seq, gone: true } as ReadDoc),
    }
  }
  // Each takes and gives the documents of its kind only; the storage does not know their types.
  const docs = Object.fromEntries([...storage.keys()].map((kind) => [kind, docsOf(kind)])) as unknown as Docs
  for (const event of events) await project(event, docs, 'hlsg')
  for (const [index, { kind, doc }] of [...written.values()].entries())
    if (!lose(index)) storage.get(kind)?.set(doc._id, doc)
}

/** For tests: the read models of a whole record. */
export async function projectAll(record: readonly RecordedEvent[], of: Kernel = kernel): Promise<Storage> {
  const storage = emptyStorage(of)
  for (const entry of entriesOf(record)) await projectEntry(storage, entry, undefined, of.project)
  return storage
}

/** The events, entry by entry. */
export function entriesOf(record: readonly RecordedEvent[]): RecordedEvent[][] {
  const entries: RecordedEvent[][] = []
  for (const event of record) {
    const last = entries.at(-1)
    if (last?.[0]?.seq === event.seq) last.push(event)
    else entries.push([event])
  }
  return entries
}

/** The stored documents, byte for byte: by kind and `_id`, in the order of their fields. */
export function bytesOf(storage: Storage): string {
  const kinds = [...storage].map(([kind, docs]) => [kind, [...docs].sort(([one], [other]) => (one < other ? -1 : 1))])
  return JSON.stringify(kinds)
}

/** The record after the words that its erasures name were erased from it. */
export function withoutErased(record: readonly RecordedEvent[]): RecordedEvent[] {
  const erased = new Set(
    record.flatMap((event) =>
      event.type === 'WordsErased' ? event.data.texts.map(({ seq, commitment }) => `${seq} ${commitment}`) : [],
    ),
  )
  return record.map((event) => {
    const text = JSON.stringify(event, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('commitment' in value) || !('words' in value)) return value
      return erased.has(`${event.seq} ${value.commitment}`) ? { ...value, words: null } : value
    })
    // The same event, but for the words.
    return JSON.parse(text) as RecordedEvent
  })
}
