import { copyBuild } from './build.mjs'
import { fuzz } from './harness.mjs'
import { bundlePages } from './pages.mjs'

/**
 * Shows that the harness finds faults: runs it against copies of the built server whose delivery is broken on purpose, or
 * with pages whose code is, and ends with 1 if it misses one of them.
 *   npm run build && node test/fuzz/mutations.mjs [name…]
 *
 * `file` is relative to `server/dist`, or a source of the client. `caught` are the violations that show exactly this fault.
 * @type {{ name: string, file: string, find: string, replace: string, caught: string[] }[]}
 */
const MUTATIONS = [
  {
    name: 'a skipped event',
    file: 'live/channel.js',
    find: 'shown.push(...texts);',
    replace: 'if (entry.seq % 11 !== 0) shown.push(...texts);',
    caught: ['an event is missing'],
  },
  {
    name: 'a repeat',
    file: 'live/delivery.js',
    find: 'sendFrame(socket, frame);',
    replace: '{ sendFrame(socket, frame); if (batch.to % 7 === 0) sendFrame(socket, frame); }',
    caught: ['a repeat'],
  },
  {
    name: 'a stale right',
    file: 'live/delivery.js',
    find: 'if (affected.size > 0)',
    replace: 'if (affected.size < 0)',
    caught: ['a stale right'],
  },
  {
    name: 'a stale right after another appointment',
    file: 'live/channel.js',
    find: "case 'AppointmentChanged':",
    replace: "case 'AppointmentUnheardOf':",
    caught: ['a stale right'],
  },
  {
    name: 'a cursor of the old view',
    file: 'live/delivery.js',
    find: 'if (rightsChanged(due).has(member))',
    replace: "if (rightsChanged(due).has('nobody'))",
    caught: ['a stale right'],
  },
  {
    name: 'a lost last batch',
    file: 'live/delivery.js',
    find: 'channel.pending = [];',
    replace: 'channel.pending = entries.splice(-1);',
    caught: ['left behind'],
  },
  {
    name: 'heads that are not repeated',
    file: 'live/delivery.js',
    find: 'for (const [committee, { sent, viewers }] of channels)',
    replace: 'for (const [committee, { sent, viewers }] of [])',
    caught: ['left behind'],
  },
  {
    name: 'an early publish, before the append is durable',
    file: 'record/committee-record.js',
    find: 'await store.append(entries.map(({ entry }) => entry));',
    replace: 'onAppended(entries); await store.append(entries.map(({ entry }) => entry));',
    caught: ['entries that are not in the record', 'an event not in the record', 'an event looks otherwise'],
  },
  {
    name: 'a word that was hidden before one came',
    file: 'live/delivery.js',
    find: 'const now = (id) => commentNow(state, id);',
    replace: 'const now = () => null;',
    caught: ['words that were hidden before it asked'],
  },
  {
    name: 'an event shown to everybody, once it was encoded for those who may see it',
    file: 'live/delivery.js',
    find: 'if (!audiences.has(event.audience))',
    replace: 'if (!texts.has(event) && !audiences.has(event.audience))',
    caught: ['an event that is not for this viewer'],
  },
  {
    name: 'an older answer that replaces what came later',
    file: 'client/src/data/change-answers.ts',
    find: 'for (const change of changes) change(query)',
    replace: '{}',
    caught: ['a page that shows what is past'],
  },
]

const TRIES = 6
const MILLISECONDS = 6000

/** @param {(typeof MUTATIONS)[number]} mutation @returns {Promise<string | null>} how it was caught */
async function attempt({ caught, ...replacement }) {
  const ofPages = replacement.file.startsWith('client/')
  const build = copyBuild(ofPages ? [] : [replacement])
  const pages = await bundlePages(ofPages ? [replacement] : [])
  try {
    for (let seed = 1; seed <= TRIES; seed += 1) {
      const violations = await fuzz({ seeds: [`mutation-${seed}`], build, pages, milliseconds: MILLISECONDS })
      const told = violations.find(({ what }) => caught.includes(what))
      if (told) return `seed mutation-${seed}: ${told.what}, ${told.detail.slice(0, 120)}`
    }
    return null
  } finally {
    build.dispose()
  }
}

const wanted = process.argv.slice(2)
for (const mutation of MUTATIONS) {
  if (wanted.length > 0 && !wanted.includes(mutation.name)) continue
  const how = await attempt(mutation)
  process.stdout.write(`${how ? 'caught ' : 'ESCAPED'}  ${mutation.name}${how ? ` (${how})` : ''}\n`)
  if (!how) process.exitCode = 1
}
