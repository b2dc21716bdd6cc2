import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { startStore } from '@quorate/embedded-store/start-store'
import mongoose from 'mongoose'
import { createAccounts } from '../../server/dist/identity/accounts.js'
import { newId } from '../../server/dist/new-id.js'
import { createEntryStore } from '../../server/dist/record/entry-store.js'
import { buildOrganization, SIZE } from './build-organization.mjs'
import { storeEntries } from './build-record.mjs'
import { openConnection } from './http-connection.mjs'
import { cpuSeconds, get, percentile, post, put } from './measure.mjs'
import { openInstrument } from './open-instrument.mjs'
import { BASE_PORT, end, launchServer } from './target.mjs'

/**
 * The cost of each query in a large organization: its time with ten in parallel, the answers a second, the processor
 * time of each, and the bytes over the wire; and how soon a browser shows a long instrument.
 *   npm run build && npm run bench:queries [-- --only works,instrument --seconds 2 --as delegate --prof folder]
 * `--prof` leaves a CPU profile of the server in that folder.
 * The organization is built once and kept in the system's temporary folder, under a hash of its sources.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '1' },
    as: { type: 'string', default: 'delegate' },
    cache: { type: 'string', default: join(tmpdir(), 'quorate-scale') },
    prof: { type: 'string' },
  },
})
const PARALLEL = 10
const MOST = { p95: 50, kB: 60, leastCommentsASecond: 1500, elements: 1500 }
const READ_WITHIN = { desktop: 1000, 'phone, 4 times slower': 3000 }
const COMMITTEE = 'hlsg'
const PASSWORD = 'measured at scale'
const say = (text) => process.stdout.write(`${text}\n`)

/** The folder of the store with the organization, and its people; built if there is none yet. */
async function organization() {
  const builder = readFileSync(join(import.meta.dirname, 'build-organization.mjs'))
  const key = createHash('sha256').update(JSON.stringify(SIZE)).update(builder).digest('hex').slice(0, 12)
  const folder = join(values.cache, key)
  if (existsSync(folder)) return folder
  const began = performance.now()
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const store = await startStore({ dataDir: join(making, 'data') })
  const connection = await mongoose
    .createConnection(store.uri, { dbName: 'quorate', ignoreUndefined: true })
    .asPromise()
  const entries = createEntryStore(connection)
  await entries.prepare()
  const people = {}
  await storeEntries(entries, buildOrganization(COMMITTEE, SIZE, people))
  const accounts = createAccounts(connection, { now: Date.now, newId })
  await accounts.prepare()
  for (const [capacity, member] of Object.entries(people)) {
    const memberships = [{ committee: COMMITTEE, member }]
    await accounts.create({ email: `${capacity}@example.org`, password: PASSWORD, memberships })
  }
  await connection.close()
  await store.close()
  writeFileSync(join(making, 'people.json'), JSON.stringify(people))
  renameSync(making, folder)
  say(`built in ${((performance.now() - began) / 1000).toFixed(0)} s; the server projects it when it first starts`)
  return folder
}

async function signIn(at, capacity) {
  const { headers, status } = await post(at, '/api/v1/sign-in', {
    email: `${capacity}@example.org`,
    password: PASSWORD,
  })
  if (status !== 200) throw new Error(`${capacity} cannot sign in: ${status}`)
  return headers['set-cookie'][0].split(';')[0]
}

/**
 * Once: the person has read most of every discussion, and said of some works whether they follow them, as somebody has
 * who takes part in all of it.
 */
async function readAndFollow(ask) {
  const works = []
  for (let next = ''; next !== null; ) {
    const page = await ask(`/works?limit=100${next && `&cursor=${next}`}`)
    works.push(...page.works)
    next = page.next
  }
  if ((await ask(`/threads/${works[0].thread}`)).read.length > 0) return
  const below = `/api/v1/committees/${COMMITTEE}`
  for (const [index, { id, thread, comments }] of works.entries()) {
    const read = [1, Math.ceil(comments * 0.7)]
    const ranges = index % 3 === 0 ? [read, [comments, comments]] : [read]
    const answers = [await post(at, `${below}/threads/${thread}/read`, { ranges }, { cookie })]
    const following = { following: index % 2 === 0 }
    if (index % 5 === 0) answers.push(await put(at, `${below}/works/${id}/following`, following, { cookie }))
    for (const { status, body } of answers) if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  }
}

/** Every query of the contracts, with its parameters. */
async function queriesOf(ask, people) {
  const [{ mandates }, { instruments }, { works }, { sessions }, { votes }, { decisions }, record] = await Promise.all(
    ['/mandates', '/instruments', '/works?limit=100', '/sessions', '/votes', '/decisions', '/record?limit=50'].map(ask),
  )
  const voted = await ask('/votes?status=certified&limit=100')
  const roll = voted.votes.find(({ method }) => method === 'roll-call') ?? votes.at(-1)
  const [open, closed] = ['open', 'closed'].map((status) => sessions.find((one) => one.status === status))
  const [framework, annex] = instruments.toSorted((one, other) => one.versions.length - other.versions.length)
  const decided = (await ask('/works?limit=100&open=false')).works
  const linked = decided.at(-1)
  const busy = works.toSorted((one, other) => other.comments - one.comments)[0]
  const edited = (await ask(`/threads/${busy.thread}/comments?from=1&limit=500`)).comments.find(
    ({ edits }) => edits > 0,
  )
  const [mandate] = mandates
  const used = mandates.find(({ clauses }) => clauses.some(({ works }) => works > 0))
  const clause = used.clauses.find(({ works }) => works > 0).number
  const ids = record.entries
    .flatMap(({ events }) => events.flatMap(({ data }) => [data.thread, data.comment]))
    .slice(0, 60)
  const symbols = works.slice(0, 50).map(({ symbol }) => symbol)
  const newest = annex.versions.at(-1).number
  const long = `/instruments/${framework.id}/versions/${framework.versions.at(-1).number}`
  return {
    committee: '',
    mandates: '/mandates',
    clause: `/mandates/${mandate.id}/clauses/2.7`,
    instruments: '/instruments',
    'version, of 60 provisions': `/instruments/${annex.id}/versions/${newest}`,
    'version, of 2,000 provisions': long,
    'provisions, 100 of 2,000': `${long}/provisions?from=1000`,
    'amendments, of 2,000 provisions': `${long}/amendments`,
    works: '/works',
    'works, of a kind and open': '/works?kind=amendment&open=true',
    'works, closed': '/works?open=false',
    'works, 100 at once': '/works?limit=100',
    'works, followed': '/works?following=true',
    'works, not followed': '/works?following=false',
    'works, followed, search for a word': '/works?following=true&search=customs',
    'works, under a clause': `/works?mandate=${used.id}&clause=${clause}`,
    'works, of a delegation': `/works?for=${works[3].for}`,
    'works, search for a word': '/works?search=customs',
    'works, search for a rare word': '/works?search=hlsg/p/77',
    'works, search for a letter': '/works?search=c',
    'works, search without a match': '/works?search=xyzzy',
    work: `/works/${linked.id}`,
    chain: `/works/${linked.id}/chain`,
    references: `/references?symbols=${symbols.join(',')}`,
    names: `/names?ids=${ids.filter(Boolean).join(',')}`,
    proposal: `/proposals/${decided[0].id}`,
    'proposal, of 2,000 provisions': await proposalOf(ask, works, framework.id),
    'proposal text': `/proposals/${decided[0].id}/text`,
    drafts: '/drafts',
    thread: `/threads/${busy.thread}`,
    'comments, a window of 20': `/threads/${busy.thread}/comments?from=2001&limit=20`,
    'comments, windows of 20 all over': (time) =>
      `/threads/${busy.thread}/comments?from=${1 + ((time * 7) % 240) * 20}&limit=20`,
    'comments, a window of 200': `/threads/${busy.thread}/comments?from=2001&limit=200`,
    editions: `/comments/${edited.id}/editions`,
    sessions: '/sessions',
    'sessions, closed': '/sessions?status=closed',
    'sessions, search': '/sessions?search=customs',
    'session, under way': `/sessions/${open.id}`,
    'session, closed': `/sessions/${closed.id}`,
    votes: '/votes',
    'votes, certified': '/votes?status=certified',
    'votes, search': '/votes?search=customs',
    vote: `/votes/${roll.id}`,
    'vote, open': `/votes/${votes[0].id}`,
    decisions: '/decisions',
    'decisions, search': '/decisions?search=customs',
    decision: `/decisions/${decisions[0].id}`,
    record: '/record',
    'record, an area': '/record?area=decisions',
    'record, comments': '/record?area=threads',
    'record, a member': `/record?member=${people.business}`,
    'record, the chair in sessions': `/record?member=${people.chair}&area=sessions`,
    today: '/today',
  }
}

async function proposalOf(ask, works, instrument) {
  for (const { id } of works) {
    const { proposal } = await ask(`/proposals/${id}`)
    if (proposal.instrument === instrument) return `/proposals/${id}`
  }
  throw new Error('No open proposal is about the long instrument')
}

/**
 * Repeats a request, with so many in parallel; returns how long each took, in milliseconds, and the answers.
 * `path` gets the number of requests before. A refusal is no answer: it ends the bench.
 */
async function measure({ at, path, cookies, pid, seconds }) {
  const connections = Array.from({ length: PARALLEL }, (_, nth) =>
    openConnection(at, { cookie: cookies[nth % cookies.length], 'Accept-Encoding': 'gzip, deflate, br' }),
  )
  const get = async (connection, path) => {
    const answer = await connection.get(path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${unpacked(answer)}`)
    return answer
  }
  const first = await get(connections[0], path(0))
  let asked = 0
  const run = async (duration) => {
    const times = []
    const began = performance.now()
    const one = async (connection) => {
      while (performance.now() < began + duration) {
        const sent = performance.now()
        await get(connection, path(asked++))
        times.push(performance.now() - sent)
      }
    }
    await Promise.all(connections.map(one))
    return { times, took: performance.now() - began }
  }
  await run(200)
  const before = cpuSeconds(pid)
  const { times, took } = await run(seconds * 1000)
  const cpu = ((cpuSeconds(pid) - before) * 1000) / times.length
  for (const connection of connections) connection.close()
  const raw = unpacked(first)
  return { times, cpu, perSecond: (times.length * 1000) / took, wire: first.body.length, raw: raw.length }
}

function unpacked({ headers, body }) {
  const encoding = headers['content-encoding']
  if (encoding === 'br') return brotliDecompressSync(body)
  return encoding === 'gzip' ? gunzipSync(body) : body
}

/** How soon the long instrument can be read in a browser; answers how many of the goals were missed. */
async function readInstrument() {
  const { instruments } = await ask('/instruments')
  const framework = instruments.toSorted((one, other) => one.versions.length - other.versions.length)[0]
  const { outline } = await ask(`/instruments/${framework.id}/versions/${framework.versions.at(-1).number}`)
  const farId = outline.findLast(({ kind }) => kind === 'paragraph').id
  const rows = await openInstrument({ at, cookie, path: `/${COMMITTEE}/instrument/${framework.id}`, farId })
  say(
    `\nAn instrument of ${outline.length} provisions: milliseconds until its words are on screen, the median of five\n`,
  )
  say('| | first visit | its scripts cached | by a link to its end, cached | elements | |')
  say('| --- | ---: | ---: | ---: | ---: | --- |')
  let missed = 0
  for (const { name, first, again, far, elements } of rows) {
    const misses = [
      first >= READ_WITHIN[name] && 'slow at first',
      again >= READ_WITHIN[name] && 'slow',
      elements > MOST.elements && 'many elements',
    ].filter(Boolean)
    missed += misses.length
    say(
      `| ${name} | ${[first, again, far, elements].map((one) => one.toFixed(0)).join(' | ')} | ${misses.join(', ')} |`,
    )
  }
  return missed
}

const folder = await organization()
const people = JSON.parse(readFileSync(join(folder, 'people.json'), 'utf8'))
const at = `http://localhost:${BASE_PORT}`
const { child, took } = await launchServer(
  { PORT: String(BASE_PORT), DATA_DIR: join(folder, 'data'), PUBLIC_ORIGIN: at },
  values.prof === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.prof}`],
)
const cookie = await signIn(at, values.as)
// One person has two of these at once, one of which waits: a third would be refused.
const everybody = await Promise.all(Object.keys(people).map((capacity) => signIn(at, capacity)))
const ask = async (path) => (await get(at, `/api/v1/committees/${COMMITTEE}${path}`, { cookie })).body
await readAndFollow(ask)
const queries = await queriesOf(ask, people)
const wanted = values.only?.split(',')
say(
  `${cpus().length} cores (${cpus()[0].model}), Node ${process.version}, load ${loadavg()[0].toFixed(1)}; start ${took.toFixed(0)} ms; as ${values.as}\n`,
)
say('| Query | p50 ms | p95 ms | answers/s | CPU ms | kB | kB on the wire | |')
say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |')
let missed = 0
for (const [name, path] of Object.entries(queries)) {
  if (wanted && !wanted.some((part) => name.includes(part))) continue
  const { times, cpu, perSecond, wire, raw } = await measure({
    at,
    path: (time) => `/api/v1/committees/${COMMITTEE}${typeof path === 'function' ? path(time) : path}`,
    cookies: name.startsWith('record') || name.includes('search') ? everybody : [cookie],
    pid: child.pid,
    seconds: Number(values.seconds),
  })
  const [p50, p95] = [50, 95].map((p) => percentile(times, p))
  const misses = [
    p95 >= MOST.p95 && 'slow',
    wire >= MOST.kB * 1000 && 'large',
    name.startsWith('comments, window') && perSecond < MOST.leastCommentsASecond && 'few',
  ].filter(Boolean)
  missed += misses.length
  const cells = [
    p50.toFixed(1),
    p95.toFixed(1),
    perSecond.toFixed(0),
    cpu.toFixed(2),
    (raw / 1000).toFixed(1),
    (wire / 1000).toFixed(1),
  ]
  say(`| ${name} | ${cells.join(' | ')} | ${misses.join(', ')} |`)
}
if (!wanted || wanted.includes('instrument')) missed += await readInstrument()
await end(child)
process.exit(missed > 0 ? 1 : 0)
