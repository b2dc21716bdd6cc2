import { createServer, type Server } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ReadinessProbe } from './http/readiness.ts'
import type { Records } from './record/record.ts'
import type { Rewriter } from './store/rewriter.ts'

type Watched = {
  records: Pick<Records, 'workload' | 'stopped'>
  rewriter: Pick<Rewriter, 'status'>
  readiness: Pick<ReadinessProbe, 'check'>
}

export type Metrics = ReturnType<typeof createMetrics>

/** The measurements for those who run the server, in the Prometheus format. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

  return {
    registry,
    requests: new Histogram({
      name: 'quorate_http_request_seconds',
      help: 'HTTP requests by method and status',
      labelNames: ['method', 'status'] as const,
      buckets: seconds,
      registers,
    }),
    commands: new Counter({
      name: 'quorate_commands_total',
      help: 'Commands by type and outcome: accepted, or the code of the refusal',
      labelNames: ['command', 'outcome'] as const,
      registers,
    }),
    inFlight: new Gauge({
      name: 'quorate_http_requests_in_flight',
      help: 'HTTP requests that are not answered yet',
      registers,
    }),
    appends: new Histogram({
      name: 'quorate_append_seconds',
      help: 'How long durable appends of a group of commands took: appended, conflict (another node was first) or failed',
      labelNames: ['outcome'] as const,
      buckets: seconds,
      registers,
    }),
    connections: new Gauge({ name: 'quorate_sockets', help: 'Open sockets on this node', registers }),
    batches: new Counter({
      name: 'quorate_batches_total',
      help: 'Batches encoded: once for each distinct view, and for each client that catches up',
      registers,
    }),
    deliveries: new Counter({
      name: 'quorate_deliveries_total',
      help: 'Events sent, counted once per viewer, also those they caught up on',
      registers,
    }),
    catchUps: new Counter({
      name: 'quorate_catch_ups_total',
      help: 'Subscriptions that had something to catch up on',
      registers,
    }),
    resets: new Counter({
      name: 'quorate_resets_total',
      help: 'Clients told to start from fresh queries, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    dropped: new Counter({
      name: 'quorate_sockets_dropped_total',
      help: 'Sockets ended by the server, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),

    /** Reads the work of the records, the rewrites owed, and the readiness whenever the measurements are requested. */
    watch({ records, rewriter, readiness }: Watched): void {
      new Gauge({
        name: 'quorate_ready',
        help: 'Whether the store, the node itself and the committees are ready: 1 or 0',
        labelNames: ['part'] as const,
        registers,
        async collect() {
          const { store, node, committees } = await readiness.check()
          this.set({ part: 'store' }, Number(store.well))
          this.set({ part: 'node' }, Number(node.well))
          this.set({ part: 'committees' }, Number(committees.well))
        },
      })
      new Gauge({
        name: 'quorate_commands_waiting',
        help: 'Commands that are not yet judged',
        labelNames: ['committee'] as const,
        registers,
        collect() {
          this.reset()
          for (const { committee, waiting } of records.workload()) this.set({ committee }, waiting)
        },
      })
      new Gauge({
        name: 'quorate_projection_lag_entries',
        help: 'Entries that are recorded but not yet projected on this node',
        labelNames: ['committee'] as const,
        registers,
        collect() {
          this.reset()
          for (const { committee, lag } of records.workload()) this.set({ committee }, lag)
        },
      })
      new Gauge({
        name: 'quorate_committees_open',
        help: 'Committees that are open on this node',
        registers,
        collect() {
          this.set(records.workload().length)
        },
      })
      new Gauge({
        name: 'quorate_committees_stopped',
        help: 'Committees that a fault of the program has stopped: 1 for each',
        labelNames: ['committee'] as const,
        registers,
        collect() {
          this.reset()
          for (const { committee } of records.stopped()) this.set({ committee }, 1)
        },
      })
      new Gauge({
        name: 'quorate_rewrite_owed',
        help: 'Whether the files of the store still have to be rewritten after words were erased: 1 or 0',
        registers,
        collect() {
          this.set(Number(rewriter.status().pending))
        },
      })
      new Gauge({
        name: 'quorate_rewrite_failures',
        help: 'How often a rewrite of the files of the store has failed since this node started',
        registers,
        collect() {
          this.set(rewriter.status().failures)
        },
      })
      new Gauge({
        name: 'quorate_rewrite_last_success_seconds',
        help: 'When this node last had the files of the store rewritten, in seconds of the epoch; 0: not since it started',
        registers,
        collect() {
          this.set((rewriter.status().lastDone ?? 0) / 1000)
        },
      })
    },
  }
}

/** Serves the measurements on a port of their own, which should not be public. */
export function serveMetrics({ registry }: Metrics, port: number, host: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return response.writeHead(404).end()
    try {
      const measured = await registry.metrics()
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(measured)
    } catch {
      response.writeHead(500).end()
    }
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}
