import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { frameworkEn } from '../../server/dist/demo/content/framework-en.js'
import { frameworkFr } from '../../server/dist/demo/content/framework-fr.js'
import { mandateEn, mandateFr } from '../../server/dist/demo/content/mandate.js'
import { recorder, SYSTEM } from './build-record.mjs'

/**
 * The size of the organization. The votes are those of closed sessions, about as many in each, and one that is open.
 */
export const SIZE = {
  delegations: 190,
  people: 600,
  proposals: 1000,
  votes: 500,
  sessions: 60,
  comments: 50_000,
  provisions: 2000,
}

const BEGIN = Date.UTC(2026, 0, 5, 9)
const REGIONS = [
  'americas-caribbean',
  'europe',
  'east-southern-africa',
  'north-africa-middle-east',
  'west-central-africa',
  'far-east-asia-pacific',
]
const FIRST =
  'Ana Boris Chloé Dawit Elif Farid Grace Hugo Inès João Kofi Lucía Mei Nadia Omar Priya Quentin Rosa Sven'.split(' ')
const LAST =
  'Abebe Bianchi Cardoso Diallo Eriksen Fernández García Haddad Ivanov Jansen Kamau Leroy Mensah Novák Okafor Park Quispe Rossi Silva Tanaka Ueda Vargas Weber'.split(
    ' ',
  )
const wordsOf = (text) => [...new Set(text.match(/\p{L}{2,}/gu))]
const WORDS = { en: wordsOf(frameworkEn), fr: wordsOf(frameworkFr) }
const LANGUAGES = ['en', 'fr']

/** The same random numbers each time, so that two runs measure the same. */
function randomNumbers(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Members by the names of countries, in both languages. */
function countries(count) {
  const [en, fr] = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => en.of(code) !== code)
  return codes.slice(0, count).map((code) => ({ id: code.toLowerCase(), name: { en: en.of(code), fr: fr.of(code) } }))
}

/**
 * The record of a large organization, entry by entry, by the rules themselves. The first people of each capacity are
 * `people.delegate`, `.business`, `.observer`, `.chair` and `.secretariat` of the map `people`.
 * @returns a generator of entries, as the store takes them
 */
export function* buildOrganization(committee, size, people) {
  const random = randomNumbers(7)
  let ids = 0
  const newId = (prefix) => `${prefix}${(++ids).toString(36).padStart(4, '0')}${scrambled(ids)}`
  const { state, made } = recorder(committee, { begin: BEGIN, pace: 100, newId })
  const say = (language, count) =>
    Array.from({ length: count }, () => WORDS[language][random(WORDS[language].length)]).join(' ')
  const both = (count) => ({ en: `${say('en', count)}.`, fr: `${say('fr', count)}.` })
  const give = function* (actor, command) {
    const { entry, events } = made(actor, command)
    yield entry
    return events
  }

  yield* give(SYSTEM, {
    type: 'establishCommittee',
    name: { en: 'High Level Strategic Group', fr: 'Groupe stratégique de haut niveau' },
    body: { en: 'World Customs Organization', fr: 'Organisation mondiale des douanes' },
    symbol: 'HLSG',
  })
  const { delegates, moderators } = yield* enrol({ give, random, state, size, people })
  const { chair, secretary } = moderators
  for (const year of [2018, 2026]) {
    const title = { en: `Mandate of ${year}`, fr: `Mandat de ${year}` }
    yield* give(SYSTEM, { type: 'importMandate', ...documentFromText(title, { en: mandateEn, fr: mandateFr }) })
  }
  const [mandate] = state.mandate.keys()
  const clauses = [...state.mandate.get(mandate).clauses]
  for (const [title, count] of [
    ['Framework', size.provisions],
    ['Annex', 60],
  ])
    yield* give(SYSTEM, {
      type: 'importInstrument',
      ...documentFromText({ en: title, fr: title }, instrumentOf(count, both)),
    })
  const [framework, annex] = state.instrument.keys()

  /** Only one in some hundreds of amendments is to the long instrument, because each version is a copy of all of it. */
  const tabled = []
  const table = function* () {
    const nth = tabled.length
    const instrument = nth % 20 === 0 ? framework : annex
    const { version, provisions } = state.instrument.get(instrument)
    const paragraphs = provisions.filter(({ kind }) => kind === 'paragraph')
    const { id } = paragraphs[(nth * 11) % paragraphs.length]
    const language = LANGUAGES[nth % 2]
    const events = yield* give(delegates[(nth * 3) % delegates.length], {
      type: 'tableProposal',
      kind: 'amendment',
      clause: { mandate, clause: clauses[random(clauses.length)] },
      instrument,
      version,
      title: both(6),
      operations: [{ op: 'replace-text', provision: id, language, text: `${say(language, 30)}.` }],
      justification: say('en', 60),
    })
    const { work, thread } = events.find(({ type }) => type === 'WorkBrought').data
    tabled.push({ work, thread })
    return work
  }
  const schedule = function* (works) {
    const agenda = works.map((work) => ({ title: say('en', 6), works: [work] }))
    const events = yield* give(chair, {
      type: 'scheduleSession',
      title: `Session: ${say('en', 4)}`,
      startsAt: BEGIN + state.sessions.count * 86_400_000,
      timeZone: 'Europe/Brussels',
      agenda,
    })
    return events[0].data
  }
  const vote = function* ({ session, agenda }, nth, work, { close }) {
    const { item } = agenda.find(({ works }) => works.includes(work))
    yield* give(chair, { type: 'takeUpItem', session, item })
    const profile = nth % 10 === 9 ? 'ecosoc' : 'wco-convention'
    const what = { work, session, question: say('en', 10), method: nth % 2 ? 'roll-call' : 'show-of-hands', profile }
    const [{ data }] = yield* give(chair, { type: 'openVote', ...what })
    const voters = nth % 10 === 8 ? data.electorate.slice(0, 60) : data.electorate
    for (const [index, { delegation, voter }] of (close ? voters : voters.slice(0, 100)).entries()) {
      const actor = { member: voter, capacity: 'delegate', for: delegation }
      const against = nth % 10 === 9 ? index % 2 === 0 : index % 10 < (nth % 10 === 7 ? 5 : 2)
      const choice = against ? 'against' : index % 17 === 0 && nth % 10 !== 9 ? 'abstain' : 'for'
      yield* give(actor, { type: 'castBallot', vote: data.vote, choice })
    }
    if (!close) return
    const [closed] = yield* give(chair, { type: 'closeVote', vote: data.vote })
    if (closed.data.result?.outcome === 'no-quorum' || nth % 10 === 8 || nth > size.votes - 6) return
    yield* give(chair, { type: 'certifyVote', vote: data.vote })
    yield* give(secretary, { type: 'certifyVote', vote: data.vote })
  }

  let votes = 0
  const closedSessions = size.sessions - 2
  for (let index = 0; index < closedSessions; index += 1) {
    const upTo = (all) => Math.round(((index + 1) * all) / (closedSessions + 1))
    const works = []
    while (tabled.length < upTo(size.proposals)) works.push(yield* table())
    const scheduled = yield* schedule(works)
    const { session } = scheduled
    yield* give(chair, { type: 'openSession', session })
    for (const work of works.slice(0, Math.round(((index + 1) * (size.votes - 1)) / closedSessions) - votes))
      yield* vote(scheduled, votes++, work, { close: true })
    yield* give(chair, { type: 'closeSession', session })
  }
  while (tabled.length < size.proposals) yield* table()
  yield* sit({ give, state, tabled, schedule, vote, chair, delegates, votes })
  for (let index = 0; index < tabled.length / 3; index += 1) {
    const link = { from: tabled[index].work, to: tabled[index + 1].work, meaning: 'arises-from' }
    if (index % 70 > 0) yield* give(secretary, { type: 'linkWorks', ...link })
  }
  yield* talk({ give, random, say, size, tabled, everybody: [...delegates, ...moderators.others], chair, people })
}

/** Digits that look random, as ids are, so that compression does not find them alike. */
function scrambled(number) {
  let text = ''
  for (let state = (number * 2_654_435_761) >>> 0, index = 0; index < 4; index += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + number) >>> 0
    text += state.toString(36).slice(-3)
  }
  return text
}

function instrumentOf(count, both) {
  const lines = { en: ['# Instrument'], fr: ['# Instrument'] }
  const add = (en, fr) => {
    lines.en.push('', en)
    lines.fr.push('', fr)
  }
  for (let standard = 0, made = 0; made < count; standard += 1) {
    const heading = both(5)
    if (standard % 10 === 0)
      add(`## Pillar ${1 + standard / 10} – ${heading.en}`, `## Pilier ${1 + standard / 10} – ${heading.fr}`)
    add(`### Standard ${standard + 1} – ${heading.en}`, `### Norme ${standard + 1} – ${heading.fr}`)
    made += standard % 10 === 0 ? 2 : 1
    for (let number = 1; number <= 23 && made < count; number += 1, made += 1) {
      const { en, fr } = both(26)
      add(`${number}. ${en}`, `${number}. ${fr}`)
    }
  }
  return { en: lines.en.join('\n'), fr: lines.fr.join('\n') }
}

/** Delegations with two or three delegates each, whose head votes; business, observers, the podium. */
function* enrol({ give, random, state, size, people }) {
  const term = { from: 2025, until: 2030 }
  const name = () => `${FIRST[random(FIRST.length)]} ${LAST[random(LAST.length)]}-${LAST[random(LAST.length)]}`
  const enrolOne = function* (capacity, principal, role = null) {
    const [{ data }] = yield* give(SYSTEM, { type: 'enrolParticipant', name: name(), capacity, principal, role })
    people[capacity] ??= data.member
    return { member: data.member, capacity, for: principal }
  }
  const delegates = []
  for (const [index, { id, name }] of countries(size.delegations).entries()) {
    yield* give(SYSTEM, { type: 'admitDelegation', delegation: id, name, region: REGIONS[index % REGIONS.length] })
    const head = yield* enrolOne('delegate', id, 'head')
    delegates.push(head, yield* enrolOne('delegate', id, 'alternate'))
    yield* give(SYSTEM, { type: 'issueCredential', delegation: id, voter: head.member })
  }
  const [{ for: seat }] = delegates
  const chair = yield* enrolOne('chair', seat)
  const secretary = yield* enrolOne('secretariat', null)
  const others = [chair, secretary]
  for (let index = 0; index < 20; index += 1) {
    const id = `seat-${index}`
    const what = {
      seat: id,
      entity: `Association ${name()}`,
      sector: 'Logistics',
      region: REGIONS[index % REGIONS.length],
    }
    yield* give(SYSTEM, { type: 'createSeat', ...what, ...term })
    others.push(yield* enrolOne('business', id))
  }
  for (let index = 0; index < 10; index += 1) {
    const id = `observer-${index}`
    yield* give(SYSTEM, {
      type: 'admitObserver',
      observer: id,
      name: { en: `Organization ${index}`, fr: `Organisation ${index}` },
    })
    others.push(yield* enrolOne('observer', id))
  }
  for (let nth = 0; state.membership.participants.size < size.people; nth += 1)
    delegates.push(yield* enrolOne('delegate', delegates[nth * 2].for, 'adviser'))
  return { delegates: delegates.filter(({ for: id }) => id !== null), moderators: { chair, secretary, others } }
}

/** One session is under way, with a long agenda, a list of speakers and an open vote; another one is scheduled. */
function* sit({ give, state, tabled, schedule, vote, chair, delegates, votes }) {
  const open = tabled.map(({ work }) => work).filter((work) => state.works.works.get(work).open)
  const scheduled = yield* schedule(open.slice(-40))
  yield* schedule(open.slice(-60, -40))
  const { session } = scheduled
  const delegations = [...state.membership.delegations.keys()].slice(0, 150)
  yield* give(chair, { type: 'openSession', session })
  yield* give(chair, { type: 'recordPresence', session, delegations, present: true })
  yield* give(chair, { type: 'takeUpItem', session, item: scheduled.agenda[0].item })
  yield* vote(scheduled, votes, scheduled.agenda[1].works[0], { close: false })
  const heads = delegates.filter((_, index) => index % 2 === 0).slice(0, 25)
  for (const actor of heads) yield* give(actor, { type: 'requestFloor', session, kind: 'point-of-order' })
}

/** Comments: a tenth of them in one thread, some answered, edited or hidden. */
function* talk({ give, random, say, size, tabled, everybody, chair, people }) {
  const me = everybody.find(({ member }) => member === people.delegate)
  const last = new Map()
  for (let number = 0; number < size.comments; number += 1) {
    const { thread } = number % 10 === 0 ? tabled.at(-1) : tabled[random(tabled.length)]
    const before = last.get(thread)
    const actor = number % 100 === 1 ? me : everybody[random(everybody.length)]
    const replyTo = before && (number % 5 === 0 || before.actor === me) ? before.comment : null
    const [{ data }] = yield* give(actor, { type: 'postComment', thread, body: say('en', 20 + random(50)), replyTo })
    if (number % 20 === 3)
      yield* give(actor, { type: 'editComment', comment: data.comment, body: say('en', 40), edits: 0 })
    const hidden = number % 200 === 7
    if (hidden) yield* give(chair, { type: 'hideComment', comment: data.comment, reason: 'Off the subject' })
    last.set(thread, hidden ? undefined : { actor, comment: data.comment })
  }
}
