import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { type Config, ConfigError } from './config/config.ts'
import { isDemonstration, seedDemonstration } from './demo/seed.ts'
import { personalModels, preparePersonalModels } from './http/personal.ts'
import { createReadiness } from './http/readiness.ts'
import { createAccounts } from './identity/accounts.ts'
import { type Kernel, kernel as productKernel } from './kernel.ts'
import { createLive } from './live/live.ts'
import { createMetrics, type Metrics, serveMetrics } from './metrics.ts'
import { newId } from './new-id.ts'
import { AppendFailed, createEntryStore, type EntryStore } from './record/entry-store.ts'
import { currentGeneration } from './record/generation.ts'
import { createRecords } from './record/record.ts'
import { type OpenStore, openStore } from './store/connection.ts'

export type Running = {
  origin: string
  /** Where the measurements are served; null: nowhere. */
  metricsOrigin: string | null
  demonstration: boolean
  /** Is not ready any more, sends everybody on, ends what it has begun, and closes. */
  stop: () => Promise<void>
}

/** Connections that may wait to be accepted: after a restart everybody comes back at once. */
const BACKLOG = 8192
/** Milliseconds that requests under way have to be answered when the server stops. */
const REQUESTS_END_WITHIN = 10_000

/** Everything between the store and the network: what the server and the administration share. */
export async function assemble(
  log: Logger,
  opened: OpenStore,
  { metrics = createMetrics(), kernel = productKernel }: { metrics?: Metrics; kernel?: Kernel } = {},
) {
  const { connection, embedded } = opened
  const now = Date.now
  const store = measured(createEntryStore(connection), metrics)
  await store.prepare()
  const accounts = createAccounts(connection, { now, newId })
  await accounts.prepare()
  const personal = personalModels(connection, kernel.personalDefinitions)
  await preparePersonalModels(personal)
  const generation = await currentGeneration(connection, store, kernel)
  const records = createRecords({
    ...generation,
    store,
    authorise: kernel.authorise,
    project: kernel.project,
    now,
    newId,
    followEvery: embedded ? 0 : 50,
    erase: async (committee, texts) => {
      await store.erase(committee, texts)
      await opened.rewriteFiles(['entries', ...Object.values(generation.read).map(({ collection }) => collection.name)])
    },
    onTrouble: (error) => log.error({ err: error }, 'A projection failed and is tried again'),
  })
  return { now, store, accounts, personal, generation, records }
}

/**
 * Opens the store, seeds a demonstration where the store is empty and this is not production, and serves.
 * @throws ConfigError where the address cannot be listened on; whatever opening the store throws.
 */
export async function startServer(config: Config, log: Logger, kernel: Kernel = productKernel): Promise<Running> {
  const opened = await openStore(config, log)
  const metrics = createMetrics()
  const { now, accounts, personal, generation, records } = await assemble(log, opened, { metrics, kernel })
  if (!config.production) await seedDemonstration({ connection: opened.connection, records, accounts, now })
  const demonstration = await isDemonstration(opened.connection)

  const readiness = createReadiness({ look: opened.look, now })
  metrics.watch({ load: records.load, readiness })

  // Sockets are made after the application that ends them at sign-out: hence the late binding.
  let signedOut: (session: string) => void = () => undefined
  const app = createApp({
    config,
    log,
    metrics,
    now,
    records,
    accounts,
    read: generation.read,
    personal,
    kernel,
    demonstration,
    signedOut: (session) => signedOut(session),
    readiness,
  })
  const server = createServer(app)
  const live = createLive({ server, records, accounts, config, metrics, now, log, presenting: kernel.present })
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
        await live.sendOn()
      }
      await endRequests(server, () => live.stop())
      await records.stop()
      await opened.close()
      measurements?.close()
      log.info('Stopped')
    }),
  }
}

/** Stops listening by `close` and waits until what is under way is answered, though not for ever. */
async function endRequests(server: Server, close: () => Promise<void>): Promise<void> {
  // A connection that is kept open for the next request is waited for by nobody.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const late = setTimeout(() => server.closeAllConnections(), REQUESTS_END_WITHIN)
  await close()
  clearInterval(idle)
  clearTimeout(late)
}

/** However often it is asked for, it is done once. */
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
