import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'

/** Milliseconds within which the head of a request, and all of it, has to be here. */
export const ARRIVES_WITHIN = { head: 10_000, all: 30_000 }

/** Milliseconds without a new connection after which a server that stops listens no more; and at most. */
const LISTENS_ON = { quiet: 300, atMost: 1500 }
/** Milliseconds that requests under way have to be answered when the server stops. */
const REQUESTS_END_WITHIN = 10_000

export type HttpServer = {
  server: Server
  /** Answers all requests under way, up to a limit, each as the last of its connection, and stops by `close`. */
  stop: (close: () => Promise<void>) => Promise<void>
}

/**
 * The HTTP server, not yet listening. A request that is sent too slowly is answered 408 and its connection closed, so that
 * nobody holds connections or memory by sending a byte now and then.
 */
export function createHttpServer(app: RequestListener, arrivesWithin = ARRIVES_WITHIN): HttpServer {
  const answering = new Set<ServerResponse>()
  let stopping = false
  let connectedAt = Number.NEGATIVE_INFINITY
  const server = createServer(
    {
      headersTimeout: arrivesWithin.head,
      requestTimeout: arrivesWithin.all,
      connectionsCheckingInterval: Math.min(1000, arrivesWithin.head),
    },
    (request, response) => {
      if (stopping) closeAfter(response)
      answering.add(response)
      response.once('close', () => answering.delete(response))
      app(request, response)
    },
  )

  server.on('connection', () => {
    connectedAt = performance.now()
  })

  /**
   * Waits until no more connections come. Node takes one in each turn of its event loop, and the system resets those that
   * it has not taken when it stops listening. A timer alone would come too early after a long turn.
   */
  async function quiet(): Promise<void> {
    const since = performance.now()
    const until = () => Math.min(Math.max(since, connectedAt) + LISTENS_ON.quiet, since + LISTENS_ON.atMost)
    while (performance.now() < until()) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  return {
    server,
    async stop(close) {
      stopping = true
      for (const response of answering) closeAfter(response)
      await quiet()
      // Only stops listening. The close of an HTTP server would also cut idle connections, on which a request may be coming.
      NetServer.prototype.close.call(server)
      const idle = setInterval(() => server.closeIdleConnections(), 20)
      const late = setTimeout(() => server.closeAllConnections(), REQUESTS_END_WITHIN)
      await close()
      clearInterval(idle)
      clearTimeout(late)
    },
  }
}

/** Has the answer say `Connection: close`, so that the client sends its next request to another node. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
