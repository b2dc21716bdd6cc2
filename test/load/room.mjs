import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, setPriority, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleClient } from '../support/bundle-client.mjs'
import { cpuSeconds, ownMiB, pause, percentile } from './measure.mjs'
import { prepareRoom } from './room-record.mjs'
import { BASE_PORT, end, launchServer } from './target.mjs'

/**
 * A session room of 600 people whose pages do what pages do: they run the client's own code, so what an event makes them
 * fetch is counted in. Each minute has five comments, two who ask for the floor and are given it, and a vote with a ballot
 * of each delegation, which is closed and certified.
 *   npm run build && npm run bench:room [-- --minutes 2 --people 600 --today 50 --proposal 50 --list 20 --votes-list 10]
 *
 * Most pages share one process (`--processes` for more) of low priority (`--nice`), as the devices that they stand for do not take the
 * server's processor. What they see is late by what the pages before them in the same process do; so some pages, the
 * witnesses, have a process of their own, and their figures are those of a page on a device of its own.
 */
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(
      Object.entries({
        minutes: '2',
        people: '600',
        today: '50',
        proposal: '50',
        list: '20',
        'votes-list': '10',
        processes: '1',
        witnesses: '16',
        comments: '5',
        floor: '2',
        votes: '1',
        proposals: '300',
        nice: '10',
      }).map(([name, value]) => [name, { type: 'string', default: value }]),
    ),
    /** A folder for profiles of the server's processor use. */
    profile: { type: 'string' },
  },
})
const number = (name) => Number(values[name])
const MINUTE = 60_000
const GOAL = { cpu: 1, latency: 150 }
const COMMITTEE = 'room'
const root = join(import.meta.dirname, '../..')
const say = (text = '') => process.stdout.write(`${text}\n`)
const progress = (text) => process.stderr.write(`${text}\n`)

/** A process of pages, which takes orders and answers them. */
function startPages(file) {
  const child = fork(file, { cwd: root })
  process.on('exit', () => child.kill('SIGKILL'))
  const waiting = new Map()
  let ids = 0
  child.on('message', (message) => {
    const key = message.id ?? message.done
    waiting.get(key)?.(message)
    waiting.delete(key)
  })
  const ask = (key, order) =>
    new Promise((resolve) => {
      waiting.set(key, resolve)
      child.send(order)
    })
  return {
    pid: child.pid,
    open: (people, origin) => ask('open', { order: 'open', origin, committee: COMMITTEE, people }),
    begin: () => ask('begin', { order: 'begin' }),
    figures: () => ask('figures', { order: 'figures' }),
    command: (person, type, fields) => ask(++ids, { order: 'command', id: ids, person, type, fields }),
    stop: () => child.kill(),
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'quorate-room-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
progress('Building the pages and the record …')
const minutes = number('minutes')
const delegations = Math.min(190, Math.floor(number('people') / 3))
const [file, room] = [
  await bundleClient({ entry: 'test/load/room-viewers.ts', name: 'room' }),
  await prepareRoom({
    dataDir,
    committee: COMMITTEE,
    delegations,
    proposals: number('proposals'),
    votes: Math.max(1, Math.ceil(minutes * number('votes'))),
    comments: 300,
  }),
]
const { session, works } = room
const origin = `http://localhost:${BASE_PORT}`
const server = await launchServer(
  { PORT: String(BASE_PORT), DATA_DIR: dataDir, PUBLIC_ORIGIN: origin },
  values.profile ? ['--cpu-prof', '--cpu-prof-dir', values.profile] : [],
)
const { pid } = server.child

/** The page of each person: those who preside or serve, and the voters, are in the room; the others are distributed. */
const inRoom = { page: 'session', session }
const elsewhere = [
  ...Array.from({ length: number('today') }, () => ({ page: 'today' })),
  ...Array.from({ length: number('proposal') }, () => ({ page: 'proposal', proposal: works[0].work })),
  ...Array.from({ length: number('list') }, () => ({ page: 'list' })),
  ...Array.from({ length: number('votes-list') }, () => ({ page: 'votes' })),
]
const looking = (person) => (person.capacity === 'delegate' && !person.votes ? (elsewhere.shift() ?? inRoom) : inRoom)
const everybody = room.people.slice(-number('people')).map((person, index) => ({
  ...person,
  looking: looking(person),
  readsOn: index % 2 === 0,
}))

// Witnesses have no part in the vote, and join between the others: half of them in the room, the others on other pages.
const pick = (page, count) => {
  const all = everybody.filter(
    ({ looking, votes, capacity }) => looking.page === page && !votes && capacity === 'delegate',
  )
  const step = Math.max(1, Math.floor(all.length / count))
  return all.filter((_, index) => index % step === 0).slice(0, count)
}
const each = Math.floor(number('witnesses') / 8)
const witnesses = new Set([
  ...pick('session', number('witnesses') - 4 * each),
  ...['today', 'proposal', 'list', 'votes'].flatMap((page) => pick(page, each)),
])
const shares = Array.from({ length: number('processes') }, () => [])
for (const [index, person] of everybody.filter((one) => !witnesses.has(one)).entries())
  shares[index % shares.length].push(person)
shares.push([...witnesses])
const crowd = shares.map((people) => ({ people, pages: startPages(file) }))
for (const { pages } of crowd.slice(0, -1)) setPriority(pages.pid, number('nice'))
progress(`${everybody.length} people open their pages; the record has ${room.entries} entries …`)
const opening = performance.now()
await Promise.all(crowd.map(({ people, pages }) => pages.open(people, origin)))
progress(`All pages are open after ${((performance.now() - opening) / 1000).toFixed(1)} s`)
await pause(3000)

const commands = []

/** Gives a command from the process of the witnesses, which has time; its events are looked for on all pages. */
async function give(person, type, fields) {
  const answer = await crowd.at(-1).pages.command(person, type, fields)
  commands.push({ type, ...answer })
  if (answer.error) progress(`${type}: ${answer.error}`)
  return answer
}

const chair = everybody.find(({ capacity }) => capacity === 'chair')
const secretary = everybody.find(({ capacity }) => capacity === 'secretariat')
const voters = everybody.filter(({ votes }) => votes)
const any = (list) => list[Math.floor(Math.random() * list.length)]
const at = (began, milliseconds) => pause(began + milliseconds - performance.now())
const eventOf = ({ events = [] }, type) => events.find((event) => event.type === type)?.data

async function vote(began, work) {
  const question = 'Shall the amendment be adopted?'
  const opened = await give(chair, 'openVote', { work, session, question, method: 'roll-call', profile: 'absolute' })
  const id = eventOf(opened, 'VoteOpened')?.vote
  if (id === undefined) return
  await Promise.all(
    voters.map(async (voter) => {
      await at(began, 3000 + Math.random() * 30_000)
      await give(voter, 'castBallot', { vote: id, choice: any(['for', 'against', 'against', 'abstain']) })
    }),
  )
  await at(began, 36_000)
  await give(chair, 'closeVote', { vote: id })
  await at(began, 40_000)
  await give(chair, 'certifyVote', { vote: id })
  await at(began, 43_000)
  await give(secretary, 'certifyVote', { vote: id })
}

/** While a vote is open nobody asks for the floor, so the vote is in the last quarter of the minute. */
async function speak(began, count) {
  for (let index = 0; index < count; index += 1) {
    const speaker = any(voters)
    const moment = 45_000 + (index * 14_000) / count
    await at(began, moment)
    await give(speaker, 'requestFloor', { session, kind: 'statement' })
    await at(began, moment + 3000)
    await give(chair, 'giveFloor', { session, principal: speaker.principal, kind: 'statement' })
  }
}

async function comment(began, { thread }) {
  await at(began, Math.random() * 58_000)
  await give(any(voters), 'postComment', { thread, body: 'What somebody says in a session. '.repeat(6), replyTo: null })
}

async function minute(began, work) {
  await Promise.all([
    number('votes') > 0 ? vote(began, work.work) : undefined,
    speak(began, number('floor')),
    ...Array.from({ length: number('comments') }, () => comment(began, work)),
  ])
  await at(began, MINUTE)
}

/** CPU seconds of a process, its own work and that of the system for it. */
function cpuOf(id) {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ')
  return { user: Number(fields[11]) / 100, system: Number(fields[12]) / 100 }
}

for (const { pages } of crowd) await pages.begin()
let [busiest, memory] = [0, 0]
let last = cpuSeconds(pid)
const watching = setInterval(() => {
  const used = cpuSeconds(pid)
  busiest = Math.max(busiest, used - last)
  memory = Math.max(memory, ownMiB(pid))
  last = used
}, 1000)
const before = { cpu: cpuOf(pid), pages: crowd.map(({ pages }) => cpuSeconds(pages.pid)) }
const began = performance.now()
const load = [loadavg()[0]]
for (let index = 0; index < minutes; index += 1) {
  progress(`Minute ${index + 1}`)
  await minute(began + index * MINUTE, works[index % works.length])
}
load.push(loadavg()[0])
clearInterval(watching)
const seconds = (performance.now() - began) / 1000
const used = cpuOf(pid)
const cpu = { user: (used.user - before.cpu.user) / seconds, system: (used.system - before.cpu.system) / seconds }
const ofPages = crowd.map(({ pages }, index) => (cpuSeconds(pages.pid) - before.pages[index]) / seconds)
// By then the fetches after a random moment are done.
await pause(3000)
const figures = await Promise.all(crowd.map(({ pages }) => pages.figures()))

/** A list of votes does not know what a new one is about, and fetches it at a moment of its own. */
const FETCHED = 'vote opened, fetched into the list of votes'

/** The parts of an event that show on pages, and on which. */
const SHOWN = {
  CommentPosted: ({ comment, thread, number: count }) => [
    ['comment, in the discussion', `comment ${comment}`],
    ['comment, counted in the list', `list comment ${thread} ${count}`],
    ['comment, counted on today', `today comment ${thread} ${count}`],
  ],
  FloorRequested: ({ principal, kind }) => [['floor asked for', `floor asked ${principal} ${kind}`]],
  FloorGiven: ({ principal, kind }) => [['floor given', `floor given ${principal} ${kind}`]],
  VoteOpened: ({ vote }) => [
    ['vote opened, in the room', `vote ${vote}`],
    ['vote opened, with its ballot', `ballot ${vote}`],
    ['vote opened, on today', `today vote ${vote}`],
    [FETCHED, `list vote ${vote}`],
  ],
  BallotCounted: ({ vote, cast }) => [['turnout', `cast ${vote} ${cast}`]],
  VoteClosed: ({ vote }) => [['result', `result ${vote}`]],
}
const shown = new Map()
for (const { answered, took, events = [] } of commands)
  for (const { type, data } of events)
    for (const [name, key] of (data && SHOWN[type]?.(data)) || []) {
      const one = shown.get(name) ?? { commands: 0, all: [], witnesses: [] }
      shown.set(name, one)
      one.commands += 1
      figures.forEach(({ sightings }, index) => {
        const late = (sightings[key] ?? []).map((moment) => moment - answered + took)
        one.all.push(...late)
        if (index === figures.length - 1) one.witnesses.push(...late)
      })
    }

const three = (times) => [50, 95, 100].map((p) => percentile(times, p).toFixed(0)).join(' / ')
const missed = (value, goal) => (value > goal ? ' **missed**' : '')
const memoryOf = `${Math.round(totalmem() / 2 ** 30)} GiB`
say(
  `${cpus().length} cores (${cpus()[0].model}), ${memoryOf}, Node ${process.version}; load before and after ${load.map((one) => one.toFixed(1)).join(', ')}`,
)
const lookingAt = ['session', 'proposal', 'today', 'list', 'votes'].map(
  (page) => `${everybody.filter((person) => person.looking.page === page).length} ${page}`,
)
say(`${everybody.length} pages (${lookingAt.join(', ')}), ${minutes} minutes, ${commands.length} commands\n`)
say('| What | Measured | Goal |\n| --- | --- | --- |')
const total = cpu.user + cpu.system
say(
  `| server CPU, of a core | ${total.toFixed(2)} (user ${cpu.user.toFixed(2)}, system ${cpu.system.toFixed(2)}); busiest second ${busiest.toFixed(2)} | < ${GOAL.cpu}${missed(total, GOAL.cpu)} |`,
)
say(`| server memory, files aside | ${memory.toFixed(0)} MiB at most | |`)
say(`| commands, ms p50 / p95 / max | ${three(commands.map(({ took }) => took))} | |`)
const requests = new Map()
for (const { requests: some } of figures)
  for (const [name, { count, bytes, times }] of Object.entries(some)) {
    const one = requests.get(name) ?? { count: 0, bytes: 0, times: [] }
    requests.set(name, { count: one.count + count, bytes: one.bytes + bytes, times: [...one.times, ...times] })
  }
const sum = (list) => list.reduce((all, one) => all + one, 0)
const all = [...requests.values()]
say(
  `| requests | ${(sum(all.map(({ count }) => count)) / seconds).toFixed(1)}/s, ${(sum(all.map(({ bytes }) => bytes)) / seconds / 1000).toFixed(0)} kB/s; over sockets ${(sum(figures.map(({ pushed }) => pushed)) / seconds / 1000).toFixed(0)} kB/s | |`,
)
const errors = figures.flatMap(({ errors }) => Object.entries(errors).map(([what, count]) => `${count} × ${what}`))
const refused = commands.filter(({ error }) => error).length
say(
  `| errors | ${errors.join(', ') || 'none'}; commands refused ${refused}; pages not live at the end ${sum(figures.map(({ notLive }) => notLive))} | none |`,
)
say(`| the pages' own CPU, of a core | ${ofPages.map((one) => one.toFixed(2)).join(', ')} (the last: witnesses) | |\n`)
say(
  '| Shown after the command was sent | Commands | On pages | Witnesses: p50 / p95 / max ms | All pages: p50 / p95 / max ms |\n| --- | ---: | ---: | --- | --- |',
)
for (const [name, { commands: count, all: times, witnesses: some }] of shown) {
  const judged = name === FETCHED ? 0 : percentile(some.length > 0 ? some : times, 95)
  say(
    `| ${name} | ${count} | ${(times.length / count).toFixed(0)} | ${some.length > 0 ? three(some) : ''}${missed(judged, GOAL.latency)} | ${three(times)} |`,
  )
}
say('\n| Request | Count | kB each | p50 / p95 / max ms |\n| --- | ---: | ---: | --- |')
for (const [name, { count, bytes, times }] of [...requests].sort(([, one], [, other]) => other.count - one.count))
  say(`| ${name} | ${count} | ${(bytes / count / 1000).toFixed(1)} | ${three(times)} |`)
for (const { pages } of crowd) pages.stop()
await end(server.child)
process.exit(0)
