import { begin, createJudge } from './judge-client.mjs'
import { commentsInTruth, judgeRecord } from './judge-record.mjs'
import { difference } from './threads.mjs'
import { until } from './waiting.mjs'

/** Milliseconds after the turmoil within which every client must have everything, also on a busy machine. */
const CALM_WITHIN = 60_000

/**
 * The calm after a turmoil: everybody catches up, and everything they received is compared with the record.
 *
 * @param {{ truth: import('./truth.mjs').Truth, clients: readonly import('./client.mjs').Client[],
 *   ledger: ReturnType<typeof import('./commands.mjs').createCommands>['ledger'],
 *   threads: () => readonly string[], complain: import('./harness.mjs').Complain }} options
 */
export function createCalm({ truth, clients, ledger, threads, complain }) {
  const progress = new Map(clients.map((client) => [client, begin()]))
  const told = { batches: 0, events: 0, resets: /** @type {Record<string, number>} */ ({}) }
  let judged = 0

  /** Waits until every client has everything; reports those that have not. */
  async function calmDown() {
    for (const { proxy } of clients) proxy.heal()
    const isAway = (/** @type {import('./client.mjs').Client} */ { person }) =>
      truth.placeAt(person.member, truth.head()).left
    const behind = () =>
      clients.filter((one) => (isAway(one) ? !one.away() : one.cursor() !== truth.head() || !one.threads.settled()))
    await until(async () => {
      await truth.readOn()
      return behind().length === 0
    }, CALM_WITHIN)
    for (const one of behind()) {
      const at = one.cursor() ?? 'no cursor'
      complain('left behind', `at ${at}, where the record ends at ${truth.head()}`, one.name, tail(one.log))
    }
  }

  function judge() {
    const given = [...ledger.values()].slice(judged)
    judged = ledger.size
    for (const { what, detail } of judgeRecord({ truth, given })) complain(what, detail)
    for (const [client, since] of progress) {
      const { log, name, person } = client
      const [fault] = createJudge({ truth, person, since }).judge(log)
      if (fault) complain(fault.what, fault.detail, `${name} (${person.capacity})`, tail(log.slice(0, fault.at + 1)))
      for (const happening of log) count(happening)
      // Judged log entries are not kept.
      log.length = 0
    }
  }

  /** @param {import('./client.mjs').Happening} happening */
  function count(happening) {
    if (happening.kind === 'reset') told.resets[happening.reason] = (told.resets[happening.reason] ?? 0) + 1
    if (happening.kind !== 'batch') return
    told.batches += 1
    told.events += happening.events.length
  }

  /** Checks that pages hold what any node answers, and that both agree with the record. */
  async function compare() {
    for (const thread of threads()) {
      for (const { threads: page, person, name } of clients) {
        const held = page.commentsOf(thread)
        if (held === null) continue
        if (truth.placeAt(person.member, truth.head()).left) {
          complain('a page that is wrong', `it holds comments, although ${person.persona} has left`, name)
          continue
        }
        const due = commentsInTruth(truth, person, thread)
        const wrong =
          difference(held, due, 'the page holds', 'the record says') || (await page.disagreement(thread, truth.head()))
        if (wrong) complain('a page that is wrong', wrong, `${name} (${person.capacity})`)
      }
    }
  }

  return {
    told,
    async settle() {
      await calmDown()
      judge()
      await compare()
    },
  }
}

/**
 * The last happenings of a client, from where it last connected, in a few words each, with milliseconds since.
 * @param {readonly import('./client.mjs').Happening[]} log
 */
function tail(log) {
  const opened = Math.max(
    0,
    log.findLastIndex(({ kind }) => kind === 'open'),
  )
  const since = /** @type {any} */ (log[opened])?.time ?? 0
  return log.slice(Math.max(opened, log.length - 20)).map((happening) => {
    const { time, kind, ...rest } = /** @type {any} */ (happening)
    const after = `+${time - since} ms ${kind}`
    if (kind === 'batch') {
      const names = rest.events.map((/** @type {any} */ { seq, index, type }) => `${type} ${seq}.${index}`)
      return `${after} ${rest.from} to ${rest.to}: ${names.join(', ') || 'nothing for this viewer'}`
    }
    if (kind === 'open') {
      const { endedAt, endedOn } = rest.session
      const signedOut = Number.isFinite(endedAt) ? `, signed out at +${endedAt - since} ms on ${endedOn}` : ''
      return `${after} on ${rest.on} (node/life)${signedOut}`
    }
    return `${after} ${JSON.stringify(rest).slice(0, 200)}`
  })
}
