import { randomUUID } from 'node:crypto'
import type { CommandType } from '@quorate/shared/domain/command'
import type { RefusalCode } from '@quorate/shared/domain/refusal'
import type { RequestHandler, Response } from 'express'
import type { SecurityEvent } from '../security-log.ts'
import type { HttpDeps } from './deps.ts'

/** Milliseconds after which a command counts as slow, and gets a warning. */
const SLOW_AFTER = 1000
/** A proxy or a client may send an id with the request, to find the same request in its own logs. */
const REQUEST_ID = /^[\w.:+/=-]{1,128}$/

/** The log line of a request, filled while the request is answered. */
export type Note = {
  command?: CommandType
  committee?: string
  /** The caller's opaque id. */
  member?: string
  /** The entry that was made. */
  seq?: number
  /** The code of the refusal or fault. */
  refusal?: RefusalCode
  /** What it means for the security log, where neither the command nor the refusal says so. */
  event?: SecurityEvent
  /** The account that signed in or out. */
  account?: string
}

export function note(response: Response, part: Note): void {
  response.locals.note = { ...response.locals.note, ...part }
}

/**
 * Gives each request an id, which the answer, the log line and the report of a fault share; and measures it.
 * Each command makes one line at `info`, or `warn` if it was slow; other requests make one at `debug`.
 */
export function observe({ log, metrics }: Pick<HttpDeps, 'log' | 'metrics'>, slowAfter = SLOW_AFTER): RequestHandler {
  return (request, response, next) => {
    const given = request.get('X-Request-Id') ?? ''
    const requestId = REQUEST_ID.test(given) ? given : randomUUID()
    response.locals.requestId = requestId
    response.set('X-Request-Id', requestId)
    metrics.inFlight.inc()
    const done = metrics.requests.startTimer({ method: request.method })
    response.on('close', () => {
      metrics.inFlight.dec()
      const { method, originalUrl } = request
      const milliseconds = Math.round(done({ status: response.statusCode }) * 1000)
      // The log says that the client left before the answer: the command may have been carried out nevertheless.
      const left = response.writableFinished ? {} : { left: true }
      const { command, refusal, ...who }: Note = response.locals.note ?? {}
      if (command === undefined) {
        const path = originalUrl.split('?')[0]?.slice(0, 200)
        log.debug({ requestId, method, path, status: response.statusCode, milliseconds, ...left }, 'Answered')
        return
      }
      const outcome = refusal ?? (who.seq === undefined ? 'unknown' : 'accepted')
      metrics.commands.inc({ command, outcome })
      const line = { requestId, command, ...who, outcome, milliseconds, ...left }
      if (milliseconds >= slowAfter) log.warn(line, 'A slow command')
      else log.info(line, 'Command')
    })
    next()
  }
}
