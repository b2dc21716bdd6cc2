import { isForked } from '../fork.ts'
import { emptyPages, type Paged, pageForWriting } from '../paged.ts'
import type { TextRef } from '../words.ts'

/** Replaced by a new object when something in it changes. */
export type Comment = Readonly<{
  comment: string
  thread: string
  author: string
  withdrawn: boolean
  hidden: boolean
  erased: boolean
  /** How often it was edited. */
  edits: number
  /** The body, each edition of it, and the reasons for which it was hidden or its words were erased. */
  texts: readonly TextRef[]
}>

/**
 * All comments of a committee, which may be a million: the latest as objects, the others packed into pages at some 85
 * bytes each. It is plain data, as the state is; `findComment` reads it.
 */
export type Comments = {
  /** The latest, those of the packed ones that changed since, and those that do not fit into a page. */
  recent: Map<string, Comment>
  /** The oldest of the recent ones are packed when there are this many. */
  packAt: number
  rows: Paged
  texts: Paged
  /** The ids of threads and authors: rows hold their places in this list. */
  names: string[]
  places: Map<string, number>
}

/** This many comments are packed at once: few enough to take only a moment. */
const PACK = 1000
const ROWS_OF_PAGE = 16_384
/** Each page begins with a hash table of its rows, by their ids. */
const SLOTS = 32_768
const ID_WORDS = 5
const [THREAD, AUTHOR, FLAGS, TEXTS, ROW_WORDS] = [5, 6, 7, 8, 9]
const PAGE_WORDS = SLOTS + ROWS_OF_PAGE * ROW_WORDS
const [SEQ, NEXT, COMMITMENT, TEXT_WORDS] = [0, 1, 2, 10]
const COMMITMENT_WORDS = 8
const [WITHDRAWN, HIDDEN, ERASED] = [1, 2, 4]
/** The number of edits is kept above the flags. */
const FLAG_BITS = 3

export function emptyComments(): Comments {
  return { recent: new Map(), packAt: PACK, rows: emptyPages(), texts: emptyPages(), names: [], places: new Map() }
}

/** The comment, not to be changed; undefined if there is none of that id. */
export function findComment(comments: Comments, id: string): Comment | undefined {
  const recent = comments.recent.get(id)
  if (recent !== undefined) return recent
  const words = idWords(id)
  const row = words === null ? -1 : findRow(comments.rows, words)
  return row < 0 ? undefined : unpacked(comments, id, row)
}

/** Adds a comment, or replaces the one with its id. */
export function putComment(comments: Comments, comment: Comment): void {
  comments.recent.set(comment.comment, comment)
  // A fork is thrown away: it packs nothing, and its pages are those of the original.
  if (comments.recent.size >= comments.packAt && !isForked(comments.recent)) pack(comments)
}

function pack(comments: Comments): void {
  for (const comment of comments.recent.values()) {
    const words = idWords(comment.comment)
    const texts = comment.texts.map(textWords)
    if (words === null || texts.includes(null)) continue
    packOne(
      comments,
      words,
      comment,
      texts.filter((text) => text !== null),
    )
    comments.recent.delete(comment.comment)
  }
  comments.packAt = comments.recent.size + PACK
}

function packOne(comments: Comments, id: Uint32Array, comment: Comment, texts: readonly Uint32Array[]): void {
  const { rows } = comments
  const found = findRow(rows, id)
  const row = found < 0 ? addRow(rows, id) : found
  const page = pageForWriting(rows, Math.floor(row / ROWS_OF_PAGE), PAGE_WORDS)
  const at = placeOf(row)
  page[at + THREAD] = placeOfName(comments, comment.thread)
  page[at + AUTHOR] = placeOfName(comments, comment.author)
  const flags = (comment.withdrawn ? WITHDRAWN : 0) | (comment.hidden ? HIDDEN : 0) | (comment.erased ? ERASED : 0)
  page[at + FLAGS] = flags | (comment.edits << FLAG_BITS)
  page[at + TEXTS] = putTexts(comments.texts, page[at + TEXTS] ?? 0, texts)
}

function unpacked({ rows, texts, names }: Comments, id: string, row: number): Comment {
  const page = rows.pages[Math.floor(row / ROWS_OF_PAGE)] ?? new Uint32Array()
  const at = placeOf(row)
  const flags = page[at + FLAGS] ?? 0
  return {
    comment: id,
    thread: names[page[at + THREAD] ?? 0] ?? '',
    author: names[page[at + AUTHOR] ?? 0] ?? '',
    withdrawn: (flags & WITHDRAWN) !== 0,
    hidden: (flags & HIDDEN) !== 0,
    erased: (flags & ERASED) !== 0,
    edits: flags >>> FLAG_BITS,
    texts: textsFrom(texts, page[at + TEXTS] ?? 0),
  }
}

/** Where a row begins in its page. */
function placeOf(row: number): number {
  return SLOTS + (row % ROWS_OF_PAGE) * ROW_WORDS
}

/** The number of the row of that id; -1 where there is none. The latest comments are looked up most. */
function findRow({ pages }: Paged, id: Uint32Array): number {
  const first = slotOf(id)
  for (let number = pages.length - 1; number >= 0; number -= 1) {
    const page = pages[number] ?? new Uint32Array()
    for (let slot = first; page[slot] !== 0; slot = (slot + 1) % SLOTS) {
      const row = (page[slot] ?? 0) - 1
      if (isOf(page, placeOf(row), id)) return number * ROWS_OF_PAGE + row
    }
  }
  return -1
}

function isOf(page: Uint32Array, at: number, id: Uint32Array): boolean {
  for (let word = 0; word < ID_WORDS; word += 1) if (page[at + word] !== id[word]) return false
  return true
}

function addRow(rows: Paged, id: Uint32Array): number {
  const row = rows.count
  rows.count += 1
  const page = pageForWriting(rows, Math.floor(row / ROWS_OF_PAGE), PAGE_WORDS)
  page.set(id, placeOf(row))
  let slot = slotOf(id)
  while (page[slot] !== 0) slot = (slot + 1) % SLOTS
  page[slot] = (row % ROWS_OF_PAGE) + 1
  return row
}

/** Where in a page's table the search for an id begins. */
function slotOf(id: Uint32Array): number {
  let hash = 0x9e3779b9
  for (const word of id) {
    hash = Math.imul(hash ^ word, 0x85ebca6b)
    hash ^= hash >>> 15
  }
  return (hash >>> 0) % SLOTS
}

/** An id as words; null if it is longer than the product's ids, or has characters of more than one byte. */
function idWords(id: string): Uint32Array | null {
  if (id.length === 0 || id.length > ID_WORDS * 4) return null
  const words = new Uint32Array(ID_WORDS)
  for (let index = 0; index < id.length; index += 1) {
    const code = id.charCodeAt(index)
    if (code === 0 || code > 255) return null
    words[index >> 2] = (words[index >> 2] ?? 0) | (code << ((index & 3) * 8))
  }
  return words
}

function placeOfName({ names, places }: Comments, name: string): number {
  const known = places.get(name)
  if (known !== undefined) return known
  places.set(name, names.length)
  return names.push(name) - 1
}

const HEX = /^[0-9a-f]{64}$/

/** A reference to a text as words; null if its commitment is not 64 hexadecimal digits. */
function textWords({ seq, commitment }: TextRef): Uint32Array | null {
  if (!HEX.test(commitment)) return null
  const words = new Uint32Array(TEXT_WORDS)
  words[SEQ] = seq
  for (let word = 0; word < COMMITMENT_WORDS; word += 1)
    words[COMMITMENT + word] = Number.parseInt(commitment.slice(word * 8, word * 8 + 8), 16)
  return words
}

/** Where a text begins: which page, and where in it. Texts are numbered from 1, so that 0 is none. */
function placeOfText(text: number): [page: number, at: number] {
  return [Math.floor((text - 1) / ROWS_OF_PAGE), ((text - 1) % ROWS_OF_PAGE) * TEXT_WORDS]
}

/** The numbers of a comment's texts, in order; `first` is the number of the first, 0 if there is none. */
function chain(texts: Paged, first: number): number[] {
  const numbers: number[] = []
  for (let text = first; text !== 0; text = wordOf(texts, text, NEXT)) numbers.push(text)
  return numbers
}

function wordOf(texts: Paged, text: number, word: number): number {
  const [page, at] = placeOfText(text)
  return texts.pages[page]?.[at + word] ?? 0
}

function textsFrom(texts: Paged, first: number): TextRef[] {
  return chain(texts, first).map((text) => {
    const hex = Array.from({ length: COMMITMENT_WORDS }, (_, word) =>
      wordOf(texts, text, COMMITMENT + word)
        .toString(16)
        .padStart(8, '0'),
    )
    return { seq: wordOf(texts, text, SEQ), commitment: hex.join('') }
  })
}

/**
 * Writes the texts of a comment, whose first text was `first` until now, and returns the number of the new first one.
 * New texts are added; if some were removed, all are written again and the old ones are overwritten.
 */
function putTexts(texts: Paged, first: number, wanted: readonly Uint32Array[]): number {
  let kept = chain(texts, first)
  if (!kept.every((text, index) => isSame(texts, text, wanted[index]))) {
    for (const text of kept) writeText(texts, text, new Uint32Array(TEXT_WORDS))
    kept = []
  }
  let [head, last] = [kept[0] ?? 0, kept.at(-1) ?? 0]
  for (const words of wanted.slice(kept.length)) {
    texts.count += 1
    writeText(texts, texts.count, words)
    if (last !== 0) writeText(texts, last, Uint32Array.of(wordOf(texts, last, SEQ), texts.count))
    if (head === 0) head = texts.count
    last = texts.count
  }
  return head
}

function isSame(texts: Paged, text: number, words: Uint32Array | undefined): boolean {
  return words?.every((word, index) => index === NEXT || wordOf(texts, text, index) === word) ?? false
}

/** Writes the first words of a text, or all of them. */
function writeText(texts: Paged, text: number, words: Uint32Array): void {
  const [page, at] = placeOfText(text)
  pageForWriting(texts, page, ROWS_OF_PAGE * TEXT_WORDS).set(words, at)
}
