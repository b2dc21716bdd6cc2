import type { Line } from './lines.ts'

/** A note: its mark as it is called in the text (`[^mark]`), its text, and its first line. */
export type Note = { mark: string; text: string; line: number }

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const FIGURES = /[⁰¹²³⁴-⁹]{1,3}/g
/** Square and cubic measures, which are no calls. */
const UNIT = /(?:^|[\s\d\u00a0\u202f/])(?:[kcdm]?m|ft|in|yd|mi|s)$/u
const STAR = /(?<=[^\s*(])\*{1,3}(?=$|[\s.,;:)])/g
const BRACKET = /(?<=\S ?)\[(\d{1,3})\]/g
const NAMED = /\[\^([^\]\s]{1,20})\]/g

const inFigures = (raised: string): string => [...raised].map((figure) => RAISED.indexOf(figure)).join('')

/** The forms in which a note can be written, and the forms in which it is called. */
const DEFINITIONS: { pattern: RegExp; callsOf: (mark: string) => string[] }[] = [
  { pattern: /^\[\^([^\]\s]{1,20})\]: ?(.*)$/u, callsOf: (mark) => [`[^${mark}]`] },
  { pattern: /^([⁰¹²³⁴-⁹]{1,3})[ \u00a0]?(.+)$/u, callsOf: (mark) => [mark] },
  { pattern: /^\(([⁰¹²³⁴-⁹]{1,3})\)[ \u00a0]?(.+)$/u, callsOf: (mark) => [mark] },
  { pattern: /^(\*{1,3}) (.+)$/u, callsOf: (mark) => [mark] },
  { pattern: /^\[(\d{1,3})\][ \u00a0](.+)$/u, callsOf: (mark) => [`[${mark}]`] },
  {
    pattern: /^(\d{1,3})\)[ \u00a0](.+)$/u,
    callsOf: (mark) => [[...mark].map((figure) => RAISED[Number(figure)]).join('')],
  },
]

/**
 * Takes the notes out of the lines. A line is a note only if something before it calls it; it goes on over the lines
 * that follow it up to an empty one.
 */
export function takeNotes(lines: readonly Line[]): { notes: Note[]; rest: Line[]; calls: Map<string, string> } {
  const called = callsIn(lines)
  const notes: Note[] = []
  const rest: Line[] = []
  const calls = new Map<string, string>()
  let open = false
  for (const line of lines) {
    const note = readNote(line, called, calls)
    if (note !== undefined) {
      notes.push({ ...note.note, mark: unused(note.note.mark, notes) })
      calls.set(note.call, notes.at(-1)?.mark ?? '')
      open = true
    } else if (open && line.text !== '' && line.depth === 0) {
      const last = notes.at(-1)
      if (last !== undefined) last.text += ` ${line.text}`
    } else {
      open = false
      rest.push(line)
    }
  }
  return { notes, rest, calls }
}

/** The first line at which each call is. */
function callsIn(lines: readonly Line[]): Map<string, number> {
  const called = new Map<string, number>()
  for (const { text, number } of lines)
    for (const { call } of callsOf(text)) if (!called.has(call)) called.set(call, number)
  return called
}

/** Where a document has two notes of one mark, as one on each of two pages, the second gets another. */
function unused(mark: string, notes: readonly Note[]): string {
  const same = notes.filter((note) => note.mark === mark || note.mark.startsWith(`${mark}-`)).length
  return same === 0 ? mark : `${mark}-${same + 1}`
}

function readNote(
  line: Line,
  called: ReadonlyMap<string, number>,
  taken: ReadonlyMap<string, string>,
): { note: Note; call: string } | undefined {
  for (const { pattern, callsOf: formsOf } of DEFINITIONS) {
    const match = line.text.match(pattern)
    if (match?.[1] === undefined) continue
    const call = formsOf(match[1]).find((form) => (called.get(form) ?? line.number) < line.number && !taken.has(form))
    if (call !== undefined) return { call, note: { mark: markOf(call), text: match[2] ?? '', line: line.number } }
  }
  return undefined
}

function markOf(call: string): string {
  const name = call.match(/^\[\^?([^\]]+)\]$/)?.[1]
  return name ?? (RAISED.includes(call[0] ?? ' ') ? inFigures(call) : call)
}

/** The calls in a text: raised figures but those of measures, stars after a word, `[1]` and `[^1]`. */
function callsOf(text: string): { call: string; at: number }[] {
  const raised = [...text.matchAll(FIGURES)].filter(({ index }) => index > 0 && !UNIT.test(text.slice(0, index)))
  const others = [STAR, BRACKET, NAMED].flatMap((pattern) => [...text.matchAll(pattern)])
  return [...raised, ...others]
    .filter(({ index }) => index > 0)
    .map((match) => ({ call: match[0], at: match.index }))
    .sort((one, two) => one.at - two.at)
}

/** The text with the calls of the notes that were found written as `[^mark]`; all others stay. */
export function withCalls(text: string, calls: ReadonlyMap<string, string>): string {
  let result = ''
  let from = 0
  for (const { call, at } of callsOf(text)) {
    const mark = calls.get(call)
    if (mark === undefined) continue
    result += `${text.slice(from, at).replace(call.startsWith('[') && !call.startsWith('[^') ? / $/ : /$^/, '')}[^${mark}]`
    from = at + call.length
  }
  return result + text.slice(from)
}
