import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { StoreSilent } from '../store-errors.ts'

/** Milliseconds within which a request is answered, whatever the store does. */
const ANSWER_WITHIN = 9000

/**
 * Answers by `mapper` that the store is silent if a request has no answer in time. What its handlers have begun may still
 * take effect, a command once, under its key; `requireInTime` keeps them from beginning anything later.
 */
export function answerInTime(mapper: ErrorRequestHandler): RequestHandler {
  return (request, response, next) => {
    let timer = setTimeout(tooLate, ANSWER_WITHIN)
    response.once('close', () => clearTimeout(timer))
    next()

    function tooLate(): void {
      if (response.headersSent) return
      // A body that is still arriving has a limit of its own.
      if (request.complete) {
        response.locals.tooLate = true
        mapper(new StoreSilent(), request, response, next)
      } else timer = setTimeout(tooLate, ANSWER_WITHIN)
    }
  }
}

/**
 * To be called before a request changes anything. @throws StoreSilent if it has been answered already, as its caller may
 * have done something else since
 */
export function requireInTime(response: Response): void {
  if (response.locals.tooLate) throw new StoreSilent()
}
