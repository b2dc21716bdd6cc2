import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createAdminCommands } from './admin-commands.ts'
import { createApp } from './app.ts'
import { watchClock } from './clock-watch.ts'
import { type Config, ConfigError } from './config/config.ts'
import { isDemonstration, seedDemonstration } from './demo/seed.ts'
import { createFiles } from './files/files.ts'
import { personalModels, preparePersonalModels } from './http/personal.ts'
import { createReadiness } from './http/readiness.ts'
import { createHttpServer } from './http/server.ts'
import { createAccounts } from './identity/accounts.ts'
import { installationSecret } from './identity/installation-secret.ts'
import { createSignInThrottle } from './identity/sign-in-throttle.ts'
import { type Kernel, kernel as productKernel } from './kernel.ts'
import { createLive } from './live/live.ts'
import { createMetrics, type Metrics, serveMetrics } from './metrics.ts'
import { newId } from './new-id.ts'
import { createActivityLog } from './record/activity.ts'
import { createClock } from './record/clock.ts'
import { createClockGuard } from './record/clock-guard.ts'
import { RecordReplaced } from './record/committee-record.ts'
import { AppendFailed, createEntryStore, type EntryStore } from './record/entry-store.ts'
import { currentGeneration, dropUnusedGenerations } from './record/generation.ts'
import { createLastSeen } from './record/last-seen.ts'
import { ProjectionFailed } from './record/projector.ts'
import { createRecords, type Stopped } from './record/record.ts'
import { createSnapshots } from './record/snapshots.ts'
import { createSecurityLog } from './security-log.ts'
import { type OpenStore, openStore } from './store/connection.ts'
import { createRewriter } from './store/rewriter.ts'
import { unlessFull } from './store-errors.ts'

export type Running = {
  origin: string
  /** Where the measurements are served; null: nowhere. */
  metricsOrigin: string | null
  demonstration: boolean
  /** Reports not ready, moves clients to other nodes, finishes what is under way, and closes. */
  stop: () => Promise<void>
}

/** Connections that may wait to be accepted: after a restart everybody comes back at once. */
const BACKLOG = 8192

/** How often, in milliseconds, commands of the administration are looked for. */
const ADMIN_COMMANDS_EVERY = 60_000
/** How often, in milliseconds, generations of read models that nobody uses are looked for. */
const DROP_EVERY = 60_000
/** How often, in milliseconds, files that nothing names are removed. */
const REMOVE_FILES_EVERY = 10 * 60_000
/** Milliseconds between two lines in the log on a store that does not answer. */
const TROUBLE_EVERY = 10_000

/** Everything between the store and the network: what the server and the administration share. */
export async function assemble(
  log: Logger,
  opened: OpenStore,
  {
    metrics = createMetrics(),
    kernel = productKernel,
    personas = false,
    admittedDay,
  }: { metrics?: Metrics; kernel?: Kernel; personas?: boolean; admittedDay: string | null },
) {
  const { connection, embedded, rewriteFiles } = opened
  if (opened.mended !== null) log.warn(opened.mended)
  const clock = createClockGuard({ now: Date.now, isStoreClock: opened.isStoreClock, admitted: admittedDay })
  const { now } = clock
  const store = measured(createEntryStore(connection), metrics)
  await store.prepare()
  const lastSeen = createLastSeen(connection)
  const wrong = opened.isStoreClock
    ? clock.faultAtStart({ lastEntry: await lastSeen.lastEntry(store), lastSeen: await lastSeen.at() })
    : null
  if (wrong !== null) throw new ConfigError(wrong)
  const before = Date.now()
  await opened.look().then(
    ({ time }) => clock.compare(before, time, Date.now()),
    // Readiness reports a store that does not answer, and compares once it does.
    () => undefined,
  )
  const snapshots = createSnapshots(connection, now)
  await snapshots.prepare()
  const accounts = createAccounts(connection, { now, newId, personas })
  await accounts.prepare()
  const personal = personalModels(connection, kernel.personalDefinitions)
  await preparePersonalModels(personal)
  const files = createFiles(connection, { now, newId, isNamed: (file) => kernel.namesFile(personal, file, now()) })
  await files.prepare()
  const rewriter = createRewriter({ connection, rewrite: rewriteFiles, now, log })
  const onTrouble = occasionally((error) => log.error({ err: error }, 'The store does not answer; trying again'))
  const { domain, authorise, admit, project, definitions } = kernel
  const generations = { connection, store, project, definitions, now, onTrouble }

  /** Drops read models that no node uses. Then the store rewrites its files, so that no erased words remain in them. */
  async function dropUnused(): Promise<void> {
    // By a wrong clock those of other nodes may look unused.
    if (clock.fault() !== null) return
    const dropped = await dropUnusedGenerations(generations)
    if (dropped.length === 0) return
    log.info({ generations: dropped }, 'Dropped read models that nobody uses')
    await rewriter.owe()
  }

  // Before they are made anew, so that remains of interrupted attempts never add up.
  await dropUnused().catch(unlessFull)
  const generation = await currentGeneration(generations)
  const records = createRecords({
    ...generation,
    store,
    snapshots,
    activity: createActivityLog(connection, now),
    domain,
    authorise,
    admit,
    project,
    now,
    clockFault: clock.faultAt,
    newId,
    followEvery: embedded ? 0 : 50,
    erase: async (committee, texts) => {
      await store.erase(committee, texts)
      await rewriter.owe()
    },
    onTrouble,
    onStopped: (reason) => log.error({ err: reason, ...placeOf(reason) }, 'A committee is stopped'),
  })

  return {
    connection,
    now,
    clock,
    lastSeen,
    store,
    accounts,
    personal,
    files,
    generation,
    generations,
    records,
    rewriter,
    dropUnused,
    /** Finishes what is under way. The store stays open. */
    async stop(): Promise<void> {
      await records.stop()
      await rewriter.stop()
      await generation.use.end()
    },
  }
}

/** At which entry of which record a committee was stopped. */
function placeOf(reason: Stopped): object {
  const { committee } = reason
  return reason instanceof ProjectionFailed ? { committee, seq: reason.seq, type: reason.type } : { committee }
}

/** Logs it only once in a while, even if it happens often. */
function occasionally(tell: (error: unknown) => void): (error: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - toldAt < TROUBLE_EVERY) return
    toldAt = performance.now()
    tell(error)
  }
}

/**
 * Opens the store, seeds a demonstration if the settings say so and the store is empty, and serves.
 * @throws ConfigError if the address cannot be listened on; also the errors of opening the store.
 */
export async function startServer(config: Config, log: Logger, kernel: Kernel = productKernel): Promise<Running> {
  const opened = await openStore(config)
  const metrics = createMetrics()
  const made = await assemble(log, opened, {
    metrics,
    kernel,
    personas: config.demonstration,
    admittedDay: config.admittedDay,
  })
  const { now, clock, lastSeen, accounts, personal, files, generation, records, rewriter, dropUnused } = made
  if (config.demonstration) await seedDemonstration({ connection: opened.connection, records, accounts, now })
  const seeded = await isDemonstration(opened.connection)
  const demonstration = seeded && config.demonstration
  if (seeded && !demonstration) log.warn('The store holds a demonstration; its personas cannot be played here')

  const secret = await installationSecret(opened.connection)
  const security = createSecurityLog({ log, secret })
  const adminCommands = createAdminCommands(opened.connection)
  // A full disk must not keep a node from starting: they are handed over once there is space.
  const logAdminCommands = () => adminCommands.hand((one) => security('admin-command', one)).catch(unlessFull)
  await logAdminCommands()
  const throttle = createSignInThrottle(opened.connection, { secret, now })
  await throttle.prepare()

  const readiness = createReadiness({
    look: opened.look,
    now: Date.now,
    clock,
    committees: () => ({ toOpen: records.toOpen(), stopped: records.stopped().length }),
    isReplaced: () => records.stopped().some((reason) => reason instanceof RecordReplaced),
    isLost: generation.use.isLost,
  })
  const watching = watchClock({ clock, lastSeen, readiness, now, log })
  metrics.watch({ records, rewriter, readiness })
  await rewriter.resume()
  await dropUnused().catch(unlessFull)
  const dropping = setInterval(
    () => void dropUnused().catch((error: unknown) => log.warn({ err: error }, 'Old read models could not be dropped')),
    DROP_EVERY,
  ).unref()
  // By a wrong clock they may look old.
  const removeFiles = async () => (clock.fault() === null ? files.removeUnnamed() : undefined)
  const removing = setInterval(
    () => void removeFiles().catch((error: unknown) => log.warn({ err: error }, 'Old files could not be removed')),
    REMOVE_FILES_EVERY,
  ).unref()
  const handing = setInterval(() => void logAdminCommands().catch(() => undefined), ADMIN_COMMANDS_EVERY).unref()
  const opening = records.openActive()

  // The application ends sockets at sign-out, but the sockets are made after it, so this is set later.
  let signedOut: (session: string) => void = () => undefined
  const app = createApp({
    config,
    log,
    metrics,
    now,
    records,
    accounts,
    throttle,
    secret,
    security,
    read: generation.read,
    personal,
    files,
    kernel,
    demonstration,
    signedOut: (session) => signedOut(session),
    readiness,
  })
  const { server, stop: stopServer } = createHttpServer(app)
  const schedule = createClock({
    records,
    domain: kernel.domain,
    now,
    onTrouble: (committee, key, reason) =>
      log.warn({ committee, key, err: reason }, 'A command that fell due could not be carried out yet'),
  })
  const live = createLive({
    server,
    records,
    accounts,
    config,
    metrics,
    now,
    log,
    security,
    presenting: kernel.present,
  })
  signedOut = live.signedOut
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ConfigError(listenFault(error, config))))
    server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, resolve)
  })
  const { port } = server.address() as AddressInfo
  const measurements = config.metricsPort === null ? null : await serveMetrics(metrics, config.metricsPort, config.host)

  return {
    origin: config.port === 0 ? `http://localhost:${port}` : config.publicOrigin,
    metricsOrigin: measurements && `http://127.0.0.1:${(measurements.address() as AddressInfo).port}`,
    demonstration,
    stop: once(async () => {
      readiness.drain()
      if (config.drainSeconds > 0) {
        log.info({ seconds: config.drainSeconds }, 'Not ready any more; stopping once proxies have noticed')
        await pause(config.drainSeconds * 1000)
        await live.moveClients()
      }
      await stopServer(() => live.stop())
      clearInterval(dropping)
      clearInterval(removing)
      clearInterval(handing)
      await watching.stop()
      await schedule.stop()
      await made.stop()
      await opening
      await opened.close()
      measurements?.close()
      log.info('Stopped')
    }),
  }
}

/** Runs the function at the first call only; later calls get the same promise. */
function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= action()
    return done
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function measured(store: EntryStore, { appends }: Metrics): EntryStore {
  return {
    ...store,
    async append(entries) {
      const done = appends.startTimer()
      try {
        await store.append(entries)
        done({ outcome: 'appended' })
      } catch (error) {
        done({ outcome: error instanceof AppendFailed && error.conflict ? 'conflict' : 'failed' })
        throw error
      }
    },
  }
}

function listenFault(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`
  }
  if (error.code === 'EACCES') return `Port ${port} may not be used by this account. Choose one above 1023.`
  return `Cannot listen on ${host}:${port}: ${error.message}`
}
