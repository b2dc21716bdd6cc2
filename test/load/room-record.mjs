import { createAccounts } from '../../server/dist/identity/accounts.js'
import { sessionCookie } from '../../server/dist/identity/cookie.js'
import { newId } from '../../server/dist/new-id.js'
import { createEntryStore } from '../../server/dist/record/entry-store.js'
import { openStore } from '../../server/dist/store/connection.js'
import { buildRecord, recorder, SYSTEM, sentence, storeEntries } from './build-record.mjs'

/** People beside the heads, alternates and advisers of the delegations, so that there are 600 with 190 delegations. */
const MORE_ADVISERS = 28

/**
 * Fills the store of a server that is not running with a committee whose session is open: its delegations are present,
 * each with a voter, and works are under discussion, one for each vote to come, with some hundreds of comments each.
 * Everybody is signed in.
 * @returns the ids of things, and the people, each with their cookie
 */
export async function prepareRoom({ dataDir, committee, delegations, proposals, votes, comments }) {
  const record = recorder(committee)
  const entries = [...buildRecord({ committee, record, size: 0, delegations, proposals })]
  const make = (actor, command) => {
    const { entry, events } = record.made(actor, command)
    entries.push(entry)
    return events
  }
  for (let index = 0; index < Math.min(MORE_ADVISERS, delegations); index += 1) {
    const name = `Somebody ${index} second adviser`
    const as = { capacity: 'delegate', principal: `d${index}`, role: 'adviser' }
    make(SYSTEM, { type: 'enrolParticipant', name, ...as })
  }
  const people = [...record.state.membership.participants.values()]
  const actorOf = ({ member, capacity, principal }) => ({ member, capacity, for: principal })
  const chair = actorOf(people.find(({ capacity }) => capacity === 'chair'))
  const secretary = actorOf(people.find(({ capacity }) => capacity === 'secretariat'))
  const heads = people.filter(({ role }) => role === 'head')
  for (const { member, principal } of heads)
    make(secretary, { type: 'issueCredential', delegation: principal, voter: member })

  // The last ones are put to the vote; no two of them change the same words of the text at the same time.
  const works = [...record.state.works.works.values()].slice(-votes)
  const delegates = people.filter(({ capacity }) => capacity === 'delegate').map(actorOf)
  for (let number = 0; number < comments * works.length; number += 1) {
    const { thread } = works[number % works.length]
    make(delegates[(number * 13) % delegates.length], {
      type: 'postComment',
      thread,
      body: sentence(number),
      replyTo: null,
    })
  }
  const agenda = [{ title: 'Amendments', works: works.map(({ work }) => work) }]
  const startsAt = Date.now()
  const [scheduled] = make(chair, {
    type: 'scheduleSession',
    title: 'A session',
    startsAt,
    timeZone: 'Europe/Brussels',
    agenda,
  })
  const { session } = scheduled.data
  make(chair, { type: 'openSession', session })
  make(chair, { type: 'takeUpItem', session, item: scheduled.data.agenda[0].item })
  const everyDelegation = [...record.state.membership.delegations.keys()]
  make(chair, { type: 'recordPresence', session, delegations: everyDelegation, present: true })

  const store = await openStore({ mongodbUri: null, dataDir })
  const entryStore = createEntryStore(store.connection)
  await entryStore.prepare()
  await storeEntries(entryStore, entries)
  const accounts = createAccounts(store.connection, { now: Date.now, newId })
  await accounts.prepare()
  const signedIn = []
  for (const { member, capacity, principal, role } of people) {
    const memberships = [{ committee, member }]
    const account = await accounts.create({ email: `${member}@example.org`, password: null, memberships })
    const { token } = await accounts.open(account)
    const cookie = sessionCookie(token, true).split(';')[0]
    signedIn.push({ member, capacity, principal, votes: role === 'head', cookie })
  }
  await store.close()
  return {
    entries: entries.length,
    session,
    works: works.map(({ work, thread }) => ({ work, thread })),
    people: signedIn,
  }
}
