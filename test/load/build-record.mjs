import { randomBytes } from 'node:crypto'
import { apply, areaOfEvent, decide, emptyState } from '@quorate/shared/domain/committee'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { openEntry, seal } from '../../server/dist/record/entry.js'

export const SYSTEM = { member: 'system', capacity: 'system', for: null }
const BEGIN = Date.UTC(2026, 0, 5, 9)
const WORDS =
  'customs trade risk data control border origin value goods office system partner review standard security'.split(' ')
const MANDATE = 'Terms of reference\n\n1. The Group meets.\n\n2. The Group shall:\n\n2.7 recommend amendments.\n'
const INSTRUMENT =
  '# Framework\n\n## Pillar 1: Working together\n\n### Standard 1: Risk\n\n1. Customs assesses risk.\n\n2. Customs shares what it finds.\n'

const anId = (prefix) => `${prefix}${randomBytes(12).toString('hex').slice(0, 16)}`

/**
 * A record that is being built: `made` judges a command by the rules, applies its events to the state, and returns the
 * entry as the store takes it. Each entry comes `pace` milliseconds after the one before.
 */
export function recorder(committee, { begin = BEGIN, pace = 1000, newId = anId } = {}) {
  const state = emptyState(committee)
  const made = (actor, command) => {
    const at = begin + state.seq * pace
    const decided = decide(state, command, { actor, now: at, newId })
    if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.message}`)
    const key = { actor: actor.member, id: `k${state.seq + 1}` }
    const entry = { committee, seq: state.seq + 1, at, ...seal(decided.value, actor, areaOfEvent), key }
    const events = openEntry(entry)
    for (const event of events) apply(state, event)
    return { entry, events }
  }
  return { state, made }
}

/** A sentence of about 200 characters that is the same for the same number. */
export function sentence(number) {
  return Array.from({ length: 28 }, (_, index) => WORDS[(number * 7 + index * (number % 11)) % WORDS.length]).join(' ')
}

/**
 * The record of a committee, entry by entry, by the rules themselves: delegations, people, proposals, and then
 * comments, of which some are answered, edited, hidden and restored.
 * @param size how many entries
 * @param record a new one, which the caller can continue afterwards
 * @returns a generator of entries, as the store takes them
 */
export function* buildRecord({ committee, size, delegations = 20, proposals = 40, record = recorder(committee) }) {
  const { state, made } = record
  const name = { en: 'A name' }
  const setUp = [
    { type: 'establishCommittee', name, body: name, symbol: committee.toUpperCase() },
    ...Array.from({ length: delegations }, (_, index) => [
      { type: 'admitDelegation', delegation: `d${index}`, name, region: 'europe' },
      ...['head', 'alternate', 'adviser'].map((role) => ({
        type: 'enrolParticipant',
        name: `Somebody ${index} ${role}`,
        capacity: 'delegate',
        principal: `d${index}`,
        role,
      })),
    ]).flat(),
    { type: 'enrolParticipant', name: 'Chair', capacity: 'chair', principal: 'd0', role: null },
    { type: 'enrolParticipant', name: 'Secretary', capacity: 'secretariat', principal: null, role: null },
    { type: 'importMandate', ...documentFromText(name, { en: MANDATE }) },
    { type: 'importInstrument', ...documentFromText(name, { en: INSTRUMENT }) },
  ]
  for (const command of setUp) yield made(SYSTEM, command).entry
  const people = [...state.membership.participants.values()]
  const actorOf = ({ member, capacity, principal }) => ({ member, capacity, for: principal })
  const delegates = people.filter(({ capacity }) => capacity === 'delegate').map(actorOf)
  const chair = actorOf(people.find(({ capacity }) => capacity === 'chair'))
  const [mandate] = state.mandate.keys()
  const [[instrument, { provisions }]] = state.instrument
  const operations = [{ op: 'replace-text', provision: provisions.at(-1).id, language: 'en', text: sentence(3) }]
  const tabling = { kind: 'amendment', clause: { mandate, clause: '2.7' }, instrument, version: 1, operations }
  for (let index = 0; index < proposals; index += 1) {
    const command = {
      type: 'tableProposal',
      ...tabling,
      title: { en: `Proposal ${index}` },
      justification: sentence(index),
    }
    yield made(delegates[index % delegates.length], command).entry
  }
  const threads = [...state.threads.threads.keys()]
  const recent = []
  for (let number = 0; state.seq < size; number += 1) {
    const thread = threads[number % threads.length]
    const actor = delegates[(number * 13) % delegates.length]
    const last = recent[number % 50]
    const command =
      last === undefined || number % 20 > 2
        ? { type: 'postComment', thread, body: sentence(number), replyTo: null }
        : number % 20 === 0
          ? { type: 'editComment', comment: last.comment, body: sentence(number + 1), edits: 0 }
          : number % 20 === 1
            ? { type: 'hideComment', comment: last.comment, reason: 'Off the subject' }
            : { type: 'restoreComment', comment: recent[(number - 1) % 50].comment }
    const { entry, events } = made(
      command.type === 'postComment' ? actor : command.type === 'editComment' ? last.actor : chair,
      command,
    )
    if (events[0].type === 'CommentPosted') recent[number % 50] = { comment: events[0].data.comment, actor }
    yield entry
  }
}

/** Builds a record and stores it. */
export async function storeRecord(store, options) {
  await storeEntries(store, buildRecord(options))
}

/** Stores the entries as they are made, a thousand at once. */
export async function storeEntries(store, made) {
  let entries = []
  for (const entry of made) {
    entries.push(entry)
    if (entries.length < 1000) continue
    await store.append(entries)
    entries = []
  }
  if (entries.length > 0) await store.append(entries)
}
