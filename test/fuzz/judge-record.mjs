import { isDeepStrictEqual } from 'node:util'
import { foldComment, postedComment, subjectOf } from './threads.mjs'

/**
 * Where the record and the answers to callers disagree.
 * @param {{ truth: import('./truth.mjs').Truth, given: Iterable<import('./commands.mjs').Given> }} options
 */
export function judgeRecord({ truth, given }) {
  const faults = truth.faults.map((detail) => ({ what: 'a gap in the record', detail }))
  for (const command of given) {
    const { key, type, outcome, unsure, answers, code } = command
    const places = truth.placesOf(key)
    const name = `${type} (${key})`
    const where = places.length === 0 ? 'nowhere' : `at ${places.join(' and ')}`
    if (places.length > 1) faults.push({ what: 'a command recorded twice', detail: `${name} recorded ${where}` })
    else if (outcome === 'accepted' && places[0] !== answers[0].seq)
      faults.push({
        what: 'an answered command is lost',
        detail: `${name}: answered ${answers[0].seq}, recorded ${where}`,
      })
    else if (outcome === 'refused' && !unsure && places.length > 0)
      faults.push({ what: 'a refused command is recorded', detail: `${name}: refused (${code}), recorded ${where}` })
    else if (outcome === 'accepted') faults.push(...judgeAnswer(truth, command, name))
  }
  return faults
}

/**
 * The answer holds the entry as its author may see it; its words may have been erased meanwhile.
 * @param {import('./truth.mjs').Truth} truth @param {import('./commands.mjs').Given} command
 */
function judgeAnswer(truth, { person, answers }, /** @type {string} */ name) {
  const { seq, events } = answers[0]
  // If it is sent again later, its answer is for the place its author has by then.
  const views = [seq, ...truth.rightsOf(person.member).filter((later) => later > seq)]
  const same = views.some((asOf) => isAsRecorded(events, truth.visible(person, seq, seq, asOf)))
  return same ? [] : [{ what: 'an answer looks otherwise', detail: `${name}: ${JSON.stringify(events)}` }]
}

/** @param {any[]} events @param {any[]} due */
function isAsRecorded(events, due) {
  return events.length === due.length && events.every(asRecorded)

  function asRecorded(/** @type {any} */ event, /** @type {number} */ at) {
    const erased = due[at].data && 'body' in due[at].data && { ...due[at], data: { ...due[at].data, body: null } }
    return isDeepStrictEqual(event, due[at]) || (erased && isDeepStrictEqual(event, erased))
  }
}

/**
 * The comments of a thread as a viewer may see them at the head of the record.
 * @param {import('./truth.mjs').Truth} truth @param {import('./people.mjs').Person} person @param {string} thread
 */
export function commentsInTruth(truth, person, thread) {
  const viewer = truth.placeAt(person.member, truth.head())
  /** @type {Map<string, any>} */
  const comments = new Map()
  /** The last words of each, for those who may read them. @type {Map<string, string>} */
  const words = new Map()
  for (const event of truth.events()) {
    const { type, data } = event
    if (type === 'CommentPosted' && data.thread === thread) comments.set(data.comment, postedComment(event))
    const id = subjectOf(event)
    const comment = id === null ? undefined : comments.get(id)
    if (!comment || id === null) continue
    if (type === 'CommentPosted' || type === 'CommentEdited') words.set(id, data.body)
    const folded = foldComment(comment, event, viewer)
    comments.set(id, folded.state === 'shown' ? { ...folded, body: words.get(id) } : folded)
  }
  return [...comments.values()].sort((a, b) => a.number - b.number)
}
