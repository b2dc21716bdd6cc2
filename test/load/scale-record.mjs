import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import mongoose from 'mongoose'
import { kernel } from '../../server/dist/kernel.js'
import { openEntry } from '../../server/dist/record/entry.js'
import { createEntryStore } from '../../server/dist/record/entry-store.js'
import { openGeneration, versionOf } from '../../server/dist/record/generation.js'
import { createProjector } from '../../server/dist/record/projector.js'
import { storeRecord } from './build-record.mjs'
import { end, launch } from './target.mjs'

/**
 * The cost of the record as it grows: opening, commands, rest, erasing, rebuilding. The embedded store runs as a
 * process of its own, so that the figures of the node are its own.
 *   npm run build && npm run bench:scale [-- --only open,commands --sizes 1000,100000,1000000 --rebuild 300000]
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'open,beside,commands,rest,erase,rebuild' },
    sizes: { type: 'string', default: '1000,100000,1000000' },
    rebuild: { type: 'string', default: '300000' },
  },
})
const only = new Set(values.only.split(','))
const sizes = values.sizes.split(',').map(Number)
const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)]
const say = (text) => process.stdout.write(`${text}\n`)

/** A store in a process of its own, and a connection to it. */
async function startStore() {
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-scale-'))
  const { child, match } = await launch(['server/embedded-store/dist/cli.js', '--data', dataDir], {}, /mongodb:\S+/)
  const uri = match[0]
  const connection = await mongoose.createConnection(uri, { dbName: 'quorate', ignoreUndefined: true }).asPromise()
  const store = createEntryStore(connection)
  await store.prepare()
  return {
    uri,
    connection,
    store,
    async close() {
      await connection.close()
      await end(child)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The findings of a task of `record-node.mjs`, once its process is gone. */
async function run(uri, task, argument = '', env = {}) {
  const args = ['--expose-gc', 'test/load/record-node.mjs', uri, task, argument]
  const { child, match } = await launch(args, env, /figures (.*)\n/)
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
  return JSON.parse(match[1])
}

/** Reads and writes as if all but the first entries were projected: what is measured here needs no more of them. */
async function pretendProjected({ connection, store }, committee, size) {
  const generation = await openGeneration(connection, 'g1', kernel.definitions)
  const projector = createProjector({
    ...generation,
    committee,
    project: kernel.project,
    erase: async () => undefined,
    changed: () => undefined,
    onTrouble: (error) => say(`trouble: ${error}`),
    onFailed: (error) => say(`failed: ${error}`),
  })
  projector.accept((await store.readAfter(committee, 0, 1000)).map((entry) => ({ entry, events: openEntry(entry) })))
  await projector.idle()
  const database = connection.getClient().db(connection.name)
  await database.collection('checkpoints.g1').updateOne({ _id: committee }, { $max: { seq: size } }, { upsert: true })
  const current = { name: 'g1', version: versionOf(kernel.definitions) }
  await database.collection('generations').replaceOne({ _id: 'read-models' }, current, { upsert: true })
}

async function build(target, committee, size, more = {}) {
  const began = performance.now()
  await storeRecord(target.store, { committee, size, ...more })
  await pretendProjected(target, committee, size)
  if (size > 10_000) say(`built ${committee}: ${size} entries in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

const show = (name, figures) => say(`${name.padEnd(34)} ${JSON.stringify(figures)}`)
const nameOf = (size) => `c${size}`

say(`${cpus().length} cores (${cpus()[0].model}), Node ${process.version}, load ${loadavg()[0].toFixed(1)}`)
if (['open', 'beside', 'commands', 'erase'].some((task) => only.has(task))) {
  const target = await startStore()
  for (const size of sizes) await build(target, nameOf(size), size)
  const snapshots = target.connection.getClient().db('quorate').collection('snapshots')
  if (only.has('open')) {
    for (const size of sizes) {
      await snapshots.deleteMany({})
      show(`open ${size}, no snapshot`, await run(target.uri, 'open', nameOf(size), { KEEP: '1' }))
      show(`open ${size}, from a snapshot`, await run(target.uri, 'open', nameOf(size)))
    }
  }
  if (only.has('beside')) {
    await snapshots.deleteMany({})
    show(`beside the opening of ${largest}`, await run(target.uri, 'beside', `${nameOf(largest)},${nameOf(smallest)}`))
  }
  if (only.has('commands')) show('commands', await run(target.uri, 'commands', sizes.map(nameOf).join(',')))
  if (only.has('erase')) show(`erase beside ${largest}`, await run(target.uri, 'erase', nameOf(largest)))
  await target.close()
}
if (only.has('rest')) {
  const target = await startStore()
  for (let index = 0; index < 100; index += 1)
    await build(target, `rest${index}`, 300, { delegations: 20, proposals: 10 })
  show('100 committees', await run(target.uri, 'rest', '100'))
  await target.close()
}
if (only.has('rebuild')) {
  const target = await startStore()
  await build(target, 'rebuilt', Number(values.rebuild))
  show(`rebuild ${values.rebuild}`, await run(target.uri, 'rebuild'))
  await target.close()
}
process.exit(0)
