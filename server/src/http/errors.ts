import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import { REFUSALS } from '@quorate/shared/domain/refusals'
import type { ErrorRequestHandler, Request } from 'express'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { ClockOff } from '../record/clock-guard.ts'
import { RecordReplaced, RecordUnreadable } from '../record/committee-record.ts'
import { AppendFailed } from '../record/entry-store.ts'
import { ProjectionFailed } from '../record/projector.ts'
import { isStoreFull, isStoreTrouble } from '../store-errors.ts'
import { note } from './observe.ts'
import { RefusalError } from './refusal-error.ts'

/**
 * Parses input from outside.
 * @throws RefusalError with the refusal that the contract's rule gave, or `invalid-request`; the sentence names what is
 * wrong, and where.
 */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  // A rule of the contract hands its refusal on beside its message.
  const given = parsed.error.issues.find((issue) => issue.code === 'custom' && issue.params?.refusal !== undefined)
  const refusal: Refusal | undefined = given?.code === 'custom' ? given.params?.refusal : undefined
  throw new RefusalError(
    given && refusal
      ? { ...refusal, message: located(given.path, refusal.message) }
      : { code: 'invalid-request', message: faults(parsed.error) },
  )
}

const located = (path: readonly PropertyKey[], sentence: string): string =>
  path.length > 0 ? `${path.join('.')}: ${sentence}` : sentence

function faults(error: z.ZodError): string {
  const sentences = error.issues.slice(0, 3).map(({ path, message }) => located(path, message))
  const more = error.issues.length - sentences.length
  return `${sentences.join('; ')}${more > 0 ? `; and ${more} more` : ''}`.slice(0, 1000)
}

/** The answer to the person who asked; null: the error is a bug of ours. */
function refusalOf(error: unknown, request: Request): Refusal | null {
  if (error instanceof RefusalError) return error.refusal
  if (error instanceof RecordReplaced) return RECORD_REPLACED
  if (error instanceof RecordUnreadable) return RECORD_UNREADABLE
  if (error instanceof ClockOff) return CLOCK_OFF
  if (error instanceof ProjectionFailed) return COMMITTEE_STOPPED
  if (isStoreFull(error)) return STORE_FULL
  if (error instanceof AppendFailed || isStoreTrouble(error)) return storeSilent(request)
  return refusalOfBodyParser(error)
}

/** A change may have been made. Only one under a key can be sent again without being made twice. */
function storeSilent(request: Request): Refusal {
  if (request.method === 'GET') return STORE_SILENT
  return request.get('Idempotency-Key') === undefined ? FATE_UNKNOWN : FATE_UNKNOWN_UNDER_KEY
}

/** The errors of Express's body parser carry a `type`; those of its router, for a path that is not UTF-8, a status. */
function refusalOfBodyParser(error: unknown): Refusal | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null
  const type = 'type' in error ? error.type : undefined
  if (type === 'entity.too.large') return TOO_LARGE
  if (type === 'encoding.unsupported') return UNSUPPORTED_MEDIA
  return typeof error.status === 'number' && error.status < 500 ? UNREADABLE : null
}

/** The one mapper from errors to answers. Bugs are logged with the request's id and answered without particulars. */
export function errorMapper(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    // The caller has had an answer: `answerInTime` gave it.
    if (response.headersSent && response.locals.tooLate) return
    if (response.headersSent) return next(error)
    const refusal = refusalOf(error, request)
    const requestId = String(response.locals.requestId)
    if (!refusal || refusal.code === 'store-unavailable' || refusal.code === 'store-full')
      log.error({ err: error, requestId }, 'A request failed')
    const answer = refusal ?? SERVER_ERROR
    note(response, { refusal: answer.code })
    if ((answer.code === 'rate-limited' || answer.code === 'slow-mode') && answer.details?.seconds) {
      response.set('Retry-After', String(answer.details.seconds))
    }
    response.status(REFUSALS[answer.code].status).json({ error: answer, requestId })
  }
}

const SERVER_ERROR: Refusal = generalRefusal('server-error')
const STORE_SILENT: Refusal = generalRefusal('store-unavailable')
const FATE_UNKNOWN: Refusal = {
  code: 'store-unavailable',
  message:
    'The store does not answer, so it is not known whether this was done. Reload the page, and try again if it was not.',
}
const FATE_UNKNOWN_UNDER_KEY: Refusal = {
  code: 'store-unavailable',
  message:
    'The record does not answer, so it is not known whether this was recorded. Send it again under the same key: it is recorded only once.',
}
const STORE_FULL: Refusal = generalRefusal('store-full')
const RECORD_REPLACED: Refusal = {
  code: 'committee-stopped',
  message:
    'The store was restored from a backup while this server was running. This committee is served again once the server has been restarted.',
}
const CLOCK_OFF: Refusal = {
  code: 'clock-off',
  message:
    'The clock of this server is wrong, so nothing is recorded at the moment. Its operators have to set it. Send it again later, under the same key.',
}
const RECORD_UNREADABLE: Refusal = generalRefusal('record-unreadable')
const COMMITTEE_STOPPED: Refusal = generalRefusal('committee-stopped')
export const TOO_LARGE: Refusal = generalRefusal('request-too-large')
const UNREADABLE: Refusal = {
  code: 'malformed-request',
  message: 'The request could not be read. Check its address and its body.',
}
export const NOT_UTF8: Refusal = {
  code: 'malformed-request',
  message: 'The body is not well-formed UTF-8. Send it in UTF-8; nothing was recorded.',
}
export const MALFORMED_JSON: Refusal = {
  code: 'malformed-request',
  message: 'The body is not well-formed JSON. Send one JSON object.',
}
export const UNSUPPORTED_MEDIA: Refusal = {
  code: 'unsupported-media',
  message: 'Send the body as JSON in UTF-8, with Content-Type: application/json.',
}
