import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'

/** Milliseconds within which the head of a request, and all of it, has to be here. */
export const ARRIVES_WITHIN = { head: 10_000, all: 30_000 }

/** Milliseconds that a server that stops still answers requests on its connections, as some may be on their way. */
const REQUESTS_ARRIVE_FOR = 300
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

  return {
    server,
    async stop(close) {
      stopping = true
      for (const response of answering) closeAfter(response)
      // Only stops accepting. The close of an HTTP server would also cut idle connections, on which a request may be coming.
      NetServer.prototype.close.call(server)
      await new Promise((resolve) => setTimeout(resolve, REQUESTS_ARRIVE_FOR))
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
