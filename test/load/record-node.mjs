// A node without HTTP, in a process of its own, for `scale-record.mjs`: does what its argument says, and prints
// figures.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pino } from 'pino'
import { rebuild } from '../../server/dist/record/generation.js'
import { assemble } from '../../server/dist/start.js'
import { openStore } from '../../server/dist/store/connection.js'
import { pause, percentile } from './measure.mjs'

const [mongodbUri, task, argument] = process.argv.slice(2)
const log = pino({ level: 'warn' }, pino.destination({ fd: 2, sync: true }))
const opened = await openStore({ mongodbUri, dataDir: '' })
const node = await assemble(log, opened)
const { records } = node

const statusMiB = (name) =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
const round = (number) => Math.round(number * 10) / 10

/** Milliseconds that commenting takes: one in flight, until `until` resolves. */
async function commenting(committee, until) {
  const times = []
  let going = true
  until.finally(() => {
    going = false
  })
  const say = await speakerIn(committee)
  while (going) {
    const began = performance.now()
    await say()
    times.push(performance.now() - began)
    await pause(20)
  }
  return times
}

let said = 0
async function speakerIn(committee) {
  const state = await records.stateOf(committee)
  const people = [...state.membership.participants.values()].filter(({ capacity }) => capacity === 'delegate')
  const threads = [...state.threads.threads.keys()]
  return async () => {
    said += 1
    const { member, capacity, principal } = people[said % people.length]
    const command = { type: 'postComment', thread: threads[said % threads.length], body: `Said ${said}`, replyTo: null }
    const key = `${process.pid}-${said}`
    const outcome = await records.execute(committee, { actor: { member, capacity, for: principal }, key, command })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return outcome.made.events[0].data.comment
  }
}

const TASKS = {
  /** How long a committee takes to open, how much memory that needs, and for how long the event loop is blocked. */
  async open(committee) {
    global.gc()
    const [before, heap] = [statusMiB('RssAnon'), process.memoryUsage().heapUsed / 2 ** 20]
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    const { seq } = await records.stateOf(committee)
    const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(cpu)]
    delay.disable()
    const peak = statusMiB('RssAnon')
    global.gc()
    await pause(200)
    global.gc()
    const used = process.memoryUsage()
    return {
      seq,
      ms: round(ms),
      cpuMs: round((user + system) / 1000),
      ownMiB: round(statusMiB('RssAnon')),
      ownMoreMiB: round(statusMiB('RssAnon') - before),
      ownAtTheEndOfOpeningMiB: round(peak),
      heapMoreMiB: round(used.heapUsed / 2 ** 20 - heap),
      buffersMiB: round(used.arrayBuffers / 2 ** 20),
      heldUpMs: { p99: round(delay.percentile(99) / 1e6), max: round(delay.max / 1e6) },
    }
  },

  /** Commands a second in each of several committees, in turn, so that other load on the machine meets them alike. */
  async commands(committees) {
    const times = Object.fromEntries(committees.split(',').map((committee) => [committee, []]))
    const rates = Object.fromEntries(committees.split(',').map((committee) => [committee, []]))
    for (let round = 0; round < 6; round += 1) {
      for (const committee of Object.keys(rates)) {
        const say = await speakerIn(committee)
        const [began, until] = [performance.now(), performance.now() + (round === 0 ? 1000 : 2500)]
        let count = 0
        const one = async () => {
          while (performance.now() < until) {
            const at = performance.now()
            await say()
            times[committee].push(performance.now() - at)
            count += 1
          }
        }
        await Promise.all(Array.from({ length: 32 }, one))
        if (round > 0) rates[committee].push(Math.round((count / (performance.now() - began)) * 1000))
      }
    }
    return Object.fromEntries(
      Object.entries(rates).map(([committee, all]) => {
        const sorted = all.toSorted((a, b) => a - b)
        return [
          committee,
          { perSecond: sorted[Math.floor(sorted.length / 2)], all, p99: round(percentile(times[committee], 99)) },
        ]
      }),
    )
  },

  /** The cost of committees at rest, open and then unloaded. */
  async rest(count) {
    const names = Array.from({ length: Number(count) }, (_, index) => `rest${index}`)
    const began = performance.now()
    for (const name of names) await records.stateOf(name)
    const openedAll = performance.now() - began
    // Until they count as quiet.
    await pause(11_000)
    const measure = async () => {
      global.gc()
      const cpu = process.cpuUsage()
      await pause(10_000)
      const { user, system } = process.cpuUsage(cpu)
      return {
        percentOfACore: round((user + system) / 1e5),
        ownMiB: round(statusMiB('RssAnon')),
        rssMiB: round(statusMiB('VmRSS')),
      }
    }
    return { openedAllMs: round(openedAll), open: records.workload().length, atRest: await measure() }
  },

  /** A command a moment in one committee, while another one is opened beside it. */
  async beside(committees) {
    const [large, small] = committees.split(',')
    await records.stateOf(small)
    const alone = await commenting(small, pause(3000))
    const opening = records.stateOf(large)
    const meanwhile = await commenting(small, opening)
    return {
      alone: { p50: round(percentile(alone, 50)), p99: round(percentile(alone, 99)) },
      meanwhile: {
        n: meanwhile.length,
        p50: round(percentile(meanwhile, 50)),
        p99: round(percentile(meanwhile, 99)),
        max: round(Math.max(...meanwhile)),
      },
    }
  },

  /** A command a moment, while a comment of the same committee is erased. */
  async erase(committee) {
    const say = await speakerIn(committee)
    const comment = await say()
    const alone = await commenting(committee, pause(3000))
    const key = `erase-${process.pid}`
    const erasing = (async () => {
      const began = performance.now()
      const command = { type: 'eraseWords', subject: { kind: 'comment', id: comment }, reason: 'Asked for' }
      await records.execute(committee, { actor: { member: 'system', capacity: 'system', for: null }, key, command })
      const answered = performance.now() - began
      while (node.rewriter.status().pending) await pause(50)
      return {
        answeredMs: round(answered),
        rewrittenMs: round(performance.now() - began),
        failures: node.rewriter.status().failures,
      }
    })()
    const meanwhile = await commenting(committee, erasing)
    return {
      ...(await erasing),
      alone: { p50: round(percentile(alone, 50)), max: round(Math.max(...alone)) },
      meanwhile: { n: meanwhile.length, p50: round(percentile(meanwhile, 50)), max: round(Math.max(...meanwhile)) },
    }
  },

  /** How long it takes to make all read models anew, and the most memory it needs. */
  async rebuild() {
    let most = 0
    const timer = setInterval(() => {
      most = Math.max(most, statusMiB('RssAnon'))
    }, 100)
    const began = performance.now()
    const generation = await rebuild(node.generations)
    clearInterval(timer)
    await generation.use.end()
    return {
      seconds: round((performance.now() - began) / 1000),
      ownAtMostMiB: round(most),
      rssMiB: round(statusMiB('VmRSS')),
    }
  },
}

const figures = await TASKS[task](argument)
process.stdout.write(`figures ${JSON.stringify(figures)}\n`)
if (task === 'open' && process.env.KEEP !== '1') process.exit(0)
await records.stop()
await node.rewriter.stop()
await node.generation.use.end()
await opened.close()
process.exit(0)
