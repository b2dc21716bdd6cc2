import { createServer, type RequestListener, type Server } from 'node:http'

/** Milliseconds within which the head of a request, and all of it, has to be here. */
export const ARRIVES_WITHIN = { head: 10_000, all: 30_000 }

/**
 * The HTTP server, not yet listening. A request that is sent too slowly is answered 408 and its connection closed, so that
 * nobody holds connections or memory by sending a byte now and then.
 */
export function createHttpServer(app: RequestListener, arrivesWithin = ARRIVES_WITHIN): Server {
  return createServer(
    {
      headersTimeout: arrivesWithin.head,
      requestTimeout: arrivesWithin.all,
      connectionsCheckingInterval: Math.min(1000, arrivesWithin.head),
    },
    app,
  )
}
