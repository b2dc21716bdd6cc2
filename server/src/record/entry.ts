import { randomBytes } from 'node:crypto'
import type { EventActor, NewEvent, RecordedEvent } from '@quorate/shared/domain/event'
import { canonicalJson, commitment, type EntryHeader } from './canonical.ts'

/** A value and the salt that opens its commitment, 16 random bytes as base64url. */
export type Opening = { salt: string; event: string }
export type SealedText = { salt: string; value: string }

/**
 * The identity of a command: its sender, its key, and a commitment to the command as canonical JSON, with its salt. A
 * command contains the words that its sender wrote: so both are gone once a text of the entry was erased. Not hashed.
 */
export type EntryKey = { actor: string; id: string; salt?: string; request?: string }

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

/** Events in the form in which they are stored. */
export type Sealed = Pick<Entry, 'leaf' | 'open' | 'texts' | 'areas'>

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

/** @param request the command as canonical JSON */
export function sealKey(actor: string, id: string, request: string): EntryKey {
  const salt = randomBytes(16)
  return { actor, id, salt: salt.toString('base64url'), request: commitment(salt, request) }
}

/**
 * Whether an entry was made by this request, which came under the same key. It is taken to be where that can no longer
 * be told.
 */
export function isRequestOf({ salt, request: committed }: EntryKey, request: string): boolean {
  return salt === undefined || commitment(Buffer.from(salt, 'base64url'), request) === committed
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

/** The faults of an entry by itself, as sentences; empty if it has none. */
export function entryFaults(entry: Entry): string[] {
  const faults = entry.open.flatMap((opening, index) => eventFaults(entry, opening, index))
  if (entry.leaf.length !== entry.open.length) faults.push(`entry ${entry.seq} has a commitment without an event`)
  const named = new Set(entry.open.flatMap(({ event }) => (isCanonical(event) ? textsNamed(JSON.parse(event)) : [])))
  for (const [reference, { salt, value }] of Object.entries(entry.texts)) {
    if (commitment(Buffer.from(salt, 'base64url'), value) !== reference)
      faults.push(`a text of entry ${entry.seq} is not what was committed to`)
    if (!named.has(reference)) faults.push(`no event of entry ${entry.seq} names one of its texts`)
  }
  const { salt, request } = entry.key
  if ((salt === undefined) !== (request === undefined))
    faults.push(`entry ${entry.seq} has only one of the commitment to its command and the salt`)
  if (salt !== undefined && [...named].some((reference) => entry.texts[reference] === undefined))
    faults.push(`a text of entry ${entry.seq} was erased, and the commitment to its command is left`)
  return faults
}

function eventFaults({ seq, leaf }: Entry, { salt, event }: Opening, index: number): string[] {
  const faults: string[] = []
  if (commitment(Buffer.from(salt, 'base64url'), event) !== leaf[index])
    faults.push(`event ${index} of entry ${seq} is not what was committed to`)
  if (!isCanonical(event)) faults.push(`event ${index} of entry ${seq} is not canonical JSON`)
  return faults
}

function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text
  } catch {
    return false
  }
}

/** The commitments to texts that a value holds. */
function textsNamed(value: unknown): string[] {
  if (isCommitmentAlone(value)) return [value.commitment]
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsNamed)
}

/** What is wrong between an entry and the one before it, null for the first. */
export function faultsBetween(before: Entry | null, { seq, at }: Entry): string[] {
  const faults: string[] = []
  const due = (before?.seq ?? 0) + 1
  if (seq !== due) faults.push(`entry ${due} is missing`)
  if (at < (before?.at ?? at)) faults.push(`entry ${seq} is older than the one before it`)
  return faults
}
