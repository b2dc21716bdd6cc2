import { randomBytes } from 'node:crypto'
import type { EventActor, NewEvent, RecordedEvent } from '@quorate/shared/domain/event'
import { canonicalJson, commitment, type EntryHeader } from './canonical.ts'

/** A value and the salt that opens its commitment, 16 random bytes as base64url. */
export type Opening = { salt: string; event: string }
export type SealedText = { salt: string; value: string }

/** The identity of a command: its sender, its key, and a hash of its fields. Not hashed. */
export type EntryKey = { actor: string; id: string; request: string }

/**
 * One command's effect, as it is stored: one document, never changed but by erasing a text. `leaf` holds a commitment
 * per event, `open` the values that open them (the events as canonical JSON text), `texts` the words that the events
 * contain as commitments only.
 */
export type Entry = EntryHeader & {
  leaf: string[]
  open: Opening[]
  texts: Record<string, SealedText>
  key: EntryKey
  /** The areas of its events, so that it can be found by them. Not hashed: they follow from the events. */
  areas: string[]
}

type Sealed = Pick<Entry, 'leaf' | 'open' | 'texts' | 'areas'>

/** Puts events into the form in which they are stored and hashed. Words are taken out and committed to. */
export function seal(
  events: readonly NewEvent[],
  actor: EventActor,
  areaOf: (type: string) => string | undefined,
): Sealed {
  const areas = [...new Set(events.flatMap(({ type }) => areaOf(type) ?? []))]
  const sealed: Sealed = { leaf: [], open: [], texts: {}, areas }
  for (const { type, audience, data } of events) {
    const event = canonicalJson({ type, audience, actor, data: takeWordsOut(data, sealed.texts) })
    const salt = randomBytes(16)
    sealed.leaf.push(commitment(salt, event))
    sealed.open.push({ salt: salt.toString('base64url'), event })
  }
  return sealed
}

function takeWordsOut(value: unknown, texts: Record<string, SealedText>): unknown {
  if (Array.isArray(value)) return value.map((item) => takeWordsOut(item, texts))
  if (value === null || typeof value !== 'object') return value
  if ('words' in value && typeof value.words === 'string') {
    if (!value.words.isWellFormed()) throw new TypeError('Words in the record hold a lone surrogate')
    const salt = randomBytes(16)
    const reference = commitment(salt, value.words)
    texts[reference] = { salt: salt.toString('base64url'), value: value.words }
    return { commitment: reference }
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, takeWordsOut(member, texts)]),
  )
}

/** Reads an entry back: its events with their words, or with `words: null` where they were erased. */
export function openEntry(entry: Pick<Entry, 'seq' | 'at' | 'open' | 'texts'>): RecordedEvent[] {
  return entry.open.map(({ event }, index) => {
    const opened: unknown = JSON.parse(event)
    if (event.includes('"commitment":')) putWordsIn(opened, entry.texts)
    // A value that this module sealed has the shape of an event; the fold reports a type that this program does not
    // know.
    return Object.assign(opened as RecordedEvent, { seq: entry.seq, index, at: entry.at })
  })
}

/** Puts words beside their commitments, wherever in a value they belong. A value that was just parsed is changed. */
function putWordsIn(value: unknown, texts: Record<string, SealedText>): void {
  if (value === null || typeof value !== 'object') return
  const members: unknown[] = Array.isArray(value) ? value : Object.values(value)
  for (const member of members) {
    if (isCommitmentAlone(member)) Object.assign(member, { words: texts[member.commitment]?.value ?? null })
    else putWordsIn(member, texts)
  }
}

function isCommitmentAlone(value: unknown): value is { commitment: string } {
  if (value === null || typeof value !== 'object' || !('commitment' in value)) return false
  return typeof value.commitment === 'string' && Object.keys(value).length === 1
}

/** The faults of an entry, as sentences; empty if every commitment matches its value. */
export function entryFaults(entry: Entry): string[] {
  const faults: string[] = []
  if (entry.leaf.length !== entry.open.length) faults.push(`entry ${entry.seq} has a commitment without an event`)
  entry.open.forEach(({ salt, event }, index) => {
    if (commitment(Buffer.from(salt, 'base64url'), event) !== entry.leaf[index])
      faults.push(`event ${index} of entry ${entry.seq} is not what was committed to`)
  })
  for (const [reference, { salt, value }] of Object.entries(entry.texts)) {
    if (commitment(Buffer.from(salt, 'base64url'), value) !== reference)
      faults.push(`a text of entry ${entry.seq} is not what was committed to`)
  }
  return faults
}
