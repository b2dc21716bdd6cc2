import { type Candidate, candidatesOf, FIRST_LETTER, isItem, rankOf, type Step } from './numbering.ts'

/** A line that may begin a provision, or a line between parts (`o o o`, `* * *`), and what surrounds it. */
export type Place = {
  text: string
  /** Of a heading's Markdown, 1 to 6; 0 for other lines. */
  depth: number
  /** Blanks before the text. */
  indent: number
  /** Whether an empty line or the edge of the document is before it, and after it. */
  blankBefore: boolean
  blankAfter: boolean
  /**
   * How the text before it ends: with a sentence or a heading (`closed`), with a colon, with the comma or semicolon of a
   * list, in the middle of a line that is short, in the middle of a full line, where a sentence goes on, or with a word
   * after which it always does (`unfinished`).
   */
  before: 'closed' | 'colon' | 'listed' | 'short' | 'running' | 'unfinished'
  kind: 'line' | 'separator'
  /** Whether the number stands in the middle of its line, after another number: `1. (1) One`. */
  inner: boolean
}

/** What a place was decided to be. `under` is the index of the provision above, -1 for none. */
export type Reading = {
  place: number
  candidate: Candidate | undefined
  under: number
  /** Why one may doubt it. */
  doubt: Doubt | undefined
}

/** `gap`: numbers before it are missing. `unsure`: it may be text. `text`: it was taken for text and may be a provision. */
export type Doubt = 'gap' | 'unsure' | 'text'

/** A series that is open: the last number of a family, and the provisions it and its parent are. */
type Frame = {
  candidate: Candidate
  node: number
  under: number
  depth: number
  indent: number
  members: number
  outer: Frame | undefined
  signature: string
}

type State = {
  top: Frame | undefined
  score: number
  /** How many provisions there are; the next one's index. */
  count: number
  last: Decision | undefined
  signature: string
  /** The last numbers that can run on through chapters; one of each family. */
  running: Running | undefined
}
type Running = { family: string; steps: readonly Step[]; before: Running | undefined }
type Decision = Reading & { gain: number; before: State; gap: boolean }

/** States that are kept at each place: what a place is often shows only at the next number. */
const WIDTH = 8

/**
 * Decides which numbers at the beginning of lines are provisions, and which provision is under which. No number is
 * judged alone: the best reading of all of them together is searched for, in which numbers follow one another in their
 * series, a new series begins with its first number, and lines of one series look alike. Takes time in proportion to
 * the number of places.
 */
export function readSeries(places: readonly Place[]): Reading[] {
  let states: State[] = [{ top: undefined, score: 0, count: 0, last: undefined, signature: '', running: undefined }]
  for (const [index, place] of places.entries()) {
    const candidates = place.kind === 'separator' ? [] : candidatesOf(place.text)
    const best = new Map<string, State>()
    for (const state of states)
      for (const next of nextStates(state, place, index, candidates)) {
        const other = best.get(next.signature)
        if (other === undefined || other.score < next.score) best.set(next.signature, next)
      }
    states = [...best.values()].sort((one, two) => two.score - one.score).slice(0, WIDTH)
  }
  const readings: Decision[] = []
  for (let at = states[0]?.last; at !== undefined; at = at.before.last) readings.push(at)
  return settled(readings.reverse().map((decision) => withDoubt(decision, places)))
}

/** A number that others of its series follow, or that follows others, is not in doubt. */
function settled(readings: Reading[]): Reading[] {
  const members = new Map<string, number>()
  const seriesOf = ({ candidate, under }: Reading): string => `${under} ${candidate?.family}`
  for (const reading of readings) members.set(seriesOf(reading), (members.get(seriesOf(reading)) ?? 0) + 1)
  return readings.map((reading) =>
    reading.doubt === 'unsure' && (members.get(seriesOf(reading)) ?? 0) > 1
      ? { ...reading, doubt: undefined }
      : reading,
  )
}

function* nextStates(state: State, place: Place, index: number, candidates: readonly Candidate[]): Generator<State> {
  if (place.kind === 'separator') {
    // Between two parts of a document series do not go on; the part after it gets a place of its own.
    yield moved(
      state,
      { place: index, candidate: undefined, under: -1, doubt: undefined },
      SEPARATOR_IGNORED,
      state.top,
    )
    const candidate = { ...PART, steps: [{ value: index, after: 0 }] }
    yield pushed(state, place, index, { candidate, outer: undefined, gain: 0, members: 1, under: -1, gap: false })
    return
  }
  yield moved(state, { place: index, candidate: undefined, under: -1, doubt: undefined }, 0, state.top)
  const outer = state.last
  if (place.inner && (outer?.candidate === undefined || outer.place !== index - 1)) return
  for (const candidate of candidates) {
    const looks = gainOfLooks(candidate, place)
    for (let frame = state.top; frame !== undefined; frame = frame.outer) {
      const gain = gainOfContinuing(frame, candidate, place)
      if (gain !== undefined)
        yield pushed(state, place, index, {
          candidate,
          outer: frame.outer,
          gain: looks + gain + (frame.members === 1 ? SECOND_MEMBER : 0),
          members: frame.members + 1,
          under: frame.under,
          gap: skipsNumbers(frame.candidate.steps, candidate.steps),
        })
    }
    let frame = state.top
    for (let popped = 0; ; popped += 1) {
      const gain = gainOfBeginning(frame, candidate, place, popped, runsOn(state, candidate))
      if (gain !== undefined)
        yield pushed(state, place, index, {
          candidate,
          outer: frame,
          gain: looks + gain,
          members: 1,
          under: frame?.node ?? -1,
          gap: frame !== undefined && (candidate.steps?.at(-1)?.value ?? 1) > 1 && !runsOn(state, candidate),
        })
      if (frame === undefined) break
      frame = frame.outer
    }
  }
}

/** The part after a line of separation, which has no number of its own. */
const PART: Candidate = { family: 'part-without-number', shown: '', steps: [], word: undefined, closed: true, rest: '' }
const SEPARATOR_IGNORED = -3
/** A series of one number is rare; the second member takes back what the first has cost. */
const SECOND_MEMBER = 1

function moved(state: State, reading: Reading, gain: number, top: Frame | undefined): State {
  return {
    top,
    score: state.score + gain,
    count: state.count,
    last: { ...reading, gain, before: state, gap: false },
    signature: state.signature,
    running: state.running,
  }
}

function pushed(
  state: State,
  place: Place,
  index: number,
  next: { candidate: Candidate; outer: Frame | undefined; gain: number; members: number; under: number; gap: boolean },
): State {
  const top: Frame = {
    candidate: next.candidate,
    node: state.count,
    under: next.under,
    depth: place.depth,
    indent: place.indent,
    members: next.members,
    outer: next.outer,
    signature: signatureOf(next.candidate, next.members, next.outer),
  }
  return {
    top,
    score: state.score + next.gain,
    count: state.count + 1,
    last: {
      place: index,
      candidate: next.candidate,
      under: next.under,
      doubt: undefined,
      gain: next.gain,
      before: state,
      gap: next.gap,
    },
    signature: top.signature,
    running: runningAfter(state.running, next.candidate),
  }
}

function runningAfter(running: Running | undefined, candidate: Candidate): Running | undefined {
  const { family, steps } = candidate
  return !mayRunOn(candidate) || steps === undefined
    ? running
    : { family, steps, before: withoutFamily(running, family) }
}

/** Articles are often counted through the whole document, and so are the paragraphs of reports. */
const mayRunOn = ({ family, word }: Candidate): boolean => word !== undefined || family === '1.' || family === '1'

function withoutFamily(running: Running | undefined, family: string): Running | undefined {
  if (running === undefined || running.family === family) return running?.before
  return { ...running, before: withoutFamily(running.before, family) }
}

/** Two states with the same open series go on alike, so only the better one is kept. */
function signatureOf({ family, steps }: Candidate, members: number, outer: Frame | undefined): string {
  const number = steps === undefined ? '' : steps.map(({ value, after }) => `${value}+${after}`).join('.')
  return `${outer?.signature ?? ''}/${family}:${number}:${members > 1 ? 2 : 1}`
}

/** How much a line looks like the beginning of a provision, whatever its number. */
function gainOfLooks(candidate: Candidate, place: Place): number {
  const { rest, closed, word, family } = candidate
  const item = isItem(family)
  let gain = 0
  if (place.depth > 0) gain += 2
  gain += place.inner ? 1.5 : place.blankBefore ? 1 : -0.2
  if (!place.inner) gain += BEFORE[place.before] * (item ? 0.5 : word === undefined ? 1 : 1.5)
  if (word === 'known') gain += closed || rest === '' ? 1 : 0.2
  if (word === 'other') gain -= closed || rest === '' ? 0.5 : 2
  if (/^\p{Ll}/u.test(rest) && !item && place.depth === 0) gain -= word === undefined ? 0.8 : 2.5
  if (word !== undefined && place.depth === 0 && /^\p{Ll}/u.test(place.text)) gain -= 2
  if (family === '1') gain += looksLikeHeading(rest, place) ? 0.4 : -2
  if (family === '1.1' && !closed) gain += /^\p{Ll}/u.test(rest) ? -0.8 : 0
  if (/^[\d,;]/.test(rest)) gain -= 1
  if (rest === '' && word === undefined && place.blankAfter && family !== '1.1' && !place.inner) gain -= 1.5
  return gain
}

const BEFORE = { closed: 0.6, colon: 0.6, listed: 0.3, short: -0.8, running: -3, unfinished: -6 }

/** A few words that end without punctuation, on a line of their own. */
export function looksLikeHeading(text: string, { blankAfter }: Pick<Place, 'blankAfter'>): boolean {
  return blankAfter && text !== '' && text.length <= 120 && /^\P{Ll}/u.test(text) && !/[.;:,!?…]$/u.test(text)
}

/** Whether the number is the next of its word, counted through the whole document. */
function runsOn({ running }: State, { family, steps }: Candidate): boolean {
  let last = running
  while (last !== undefined && last.family !== family) last = last.before
  return last !== undefined && steps !== undefined && distanceOf(last.steps, steps) === 1
}

/** What going on with an open series is worth; undefined if the number is of another series or does not come later. */
function gainOfContinuing(frame: Frame, candidate: Candidate, place: Place): number | undefined {
  const last = frame.candidate
  if (last.family !== candidate.family || last.steps?.length === 0) {
    return candidate.family === 'annex' && last.family === 'annex' && candidate.steps?.length === 0 ? -0.5 : undefined
  }
  let gain = 0
  if (candidate.steps === undefined || last.steps === undefined) gain = 1
  else {
    const distance = distanceOf(last.steps, candidate.steps)
    if (distance === undefined || distance <= 0) return undefined
    gain = distance === 1 ? 2.5 : gapGain(distance, candidate, place)
  }
  if (frame.depth !== place.depth) gain -= 2
  if (Math.abs(frame.indent - place.indent) > 1 && !place.inner) gain -= 0.8
  if (last.closed !== candidate.closed && candidate.word === undefined) gain -= 0.5
  return gain
}

function gapGain(distance: number, { word }: Candidate, { depth }: Place): number {
  const strong = word === 'known' || depth > 0
  return (strong ? 0.3 : -1.2) - Math.min(distance, 20) * (strong ? 0.05 : 0.2)
}

/**
 * By how many numbers the second comes after the first of the same length, 1 if it is the next; undefined if the outer
 * parts differ. `7 bis` comes next after 7, and 8 after `7 bis`.
 */
function distanceOf(first: readonly Step[], second: readonly Step[]): number | undefined {
  if (first.length !== second.length) return undefined
  const last = first.length - 1
  for (let index = 0; index < last; index += 1)
    if (first[index]?.value !== second[index]?.value || first[index]?.after !== second[index]?.after) return undefined
  const [one, two] = [first[last], second[last]]
  if (one === undefined || two === undefined) return undefined
  if (two.value !== one.value) return two.value - one.value + placesAfter(two.after)
  return two.after >= FIRST_LETTER && one.after < FIRST_LETTER && one.after > 0
    ? 1
    : placesAfter(two.after) - placesAfter(one.after)
}

/** How many numbers `7 bis` or `7A` is after 7. */
const placesAfter = (after: number): number => (after >= FIRST_LETTER ? after - FIRST_LETTER + 1 : after)

/**
 * What beginning a new series under the provision of `outer` is worth, after ending `popped` open series inside of it;
 * undefined if it cannot begin there.
 */
function gainOfBeginning(
  outer: Frame | undefined,
  candidate: Candidate,
  place: Place,
  popped: number,
  runningOn: boolean,
): number | undefined {
  if (candidate.family === 'part-without-number') return undefined
  const open = openFrame(outer, candidate)
  const indented = open !== undefined && (place.indent > open.indent + 1 || (open.depth > 0 && place.depth === 0))
  if (open !== undefined && !indented) return undefined
  let gain = -SECOND_MEMBER
  if (indented) gain += 0.5
  if (candidate.steps === undefined) gain += candidate.word === 'known' ? 0 : -2
  else if (candidate.steps.length > 1) {
    const fit = fitOfComposite(outer, candidate.steps, place)
    if (fit === undefined) return undefined
    gain += fit
  } else if (candidate.steps.length === 1) gain += runningOn ? 1.2 : gainOfFirst(candidate, place)
  else gain += 1
  const above = outer === undefined ? 0 : rankOf(outer.candidate)
  const own = rankOf(candidate)
  if (own < above) gain -= 2 * (above - own)
  if (popped > 0) gain -= own <= 1 ? 0.1 : 0.7 + 0.3 * popped
  if (place.depth > 0 && outer !== undefined && outer.depth >= place.depth) gain -= 3
  if (place.depth > 0 && outer !== undefined && outer.depth === 0) gain -= 1.5
  if (outer === undefined && isItem(candidate.family)) gain -= 1
  return gain
}

/** The open series of the same family, in which the number would have to go on; a decimal number may be inside a longer one. */
function openFrame(outer: Frame | undefined, candidate: Candidate): Frame | undefined {
  for (let frame = outer; frame !== undefined; frame = frame.outer)
    if (
      frame.candidate.family === candidate.family &&
      (candidate.steps?.length ?? 0) <= (frame.candidate.steps?.length ?? 0) &&
      !isPartBetween(outer, frame)
    )
      return frame
  return undefined
}

/** Annexes and parts have numbering of their own. */
function isPartBetween(from: Frame | undefined, to: Frame): boolean {
  for (let frame = from; frame !== undefined && frame !== to; frame = frame.outer)
    if (rankOf(frame.candidate) <= 3) return true
  return false
}

function gainOfFirst({ steps, word }: Candidate, place: Place): number {
  const first = steps?.[0]
  if (first === undefined) return 0
  const late = Math.min(first.value - 1 + placesAfter(first.after), 20)
  if (late === 0) return 0.6 + (place.before === 'colon' ? 0.8 : 0)
  return word === 'known' || place.depth > 0 ? -0.3 - late * 0.02 : -1.6 - late * 0.25
}

/** `2.1` belongs under the `2` that is open, directly or under a heading between them. */
function fitOfComposite(outer: Frame | undefined, steps: readonly Step[], place: Place): number | undefined {
  const own = steps.at(-1)?.value ?? 1
  const late = (own === 1 ? 0.6 : -0.4) - Math.min(own - 1, 20) * 0.1
  const prefix = steps.slice(0, -1)
  let between = 0
  for (let frame = outer; frame !== undefined; frame = frame.outer) {
    if (endsWith(frame.candidate.steps, prefix)) return late + 2 - between * 0.3
    between += 1
  }
  // No provision above has the number's beginning: one of a document that has only such numbers, as `3.1` of a chapter.
  const first = steps.slice(0, -1).every(({ value }) => value === 1)
  return outer === undefined || rankOf(outer.candidate) <= 3
    ? late - (first ? 0.5 : 1.5) - (place.depth > 0 ? 0 : 0.3)
    : undefined
}

/** Whether a provision's number is that prefix, or its last part where the document gives only that (`Standard 2`). */
function endsWith(number: readonly Step[] | undefined, prefix: readonly Step[]): boolean {
  if (number === undefined || number.length === 0 || number.length > prefix.length) return false
  const tail = prefix.slice(-number.length)
  return number.every(
    ({ value, after, letter }, index) =>
      tail[index]?.value === value && tail[index]?.after === after && tail[index]?.letter === letter,
  )
}

/** Below this a provision, and above its negative a text, is worth a question. */
const UNSURE = 0.8

function withDoubt(decision: Decision, places: readonly Place[]): Reading {
  const { place: index, candidate, under, gain, before } = decision
  const place = places[index]
  if (place === undefined || place.kind === 'separator') return { place: index, candidate, under, doubt: undefined }
  const others = [...nextStates(before, place, index, candidatesOf(place.text))]
    .map(({ last }) => last)
    .filter((other) => other !== undefined && (other.candidate === undefined) !== (candidate === undefined))
  const best = Math.max(Number.NEGATIVE_INFINITY, ...others.map((other) => other?.gain ?? 0))
  if (candidate === undefined) return { place: index, candidate, under, doubt: best > -UNSURE ? 'text' : undefined }
  if (decision.gap) return { place: index, candidate, under, doubt: 'gap' }
  return { place: index, candidate, under, doubt: gain < UNSURE - SECOND_MEMBER ? 'unsure' : undefined }
}

function skipsNumbers(last: readonly Step[] | undefined, next: readonly Step[] | undefined): boolean {
  return last !== undefined && next !== undefined && (distanceOf(last, next) ?? 1) > 1 && next.at(-1)?.after === 0
}
