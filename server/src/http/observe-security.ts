import type { CommandType } from '@quorate/shared/domain/command'
import type { RefusalCode } from '@quorate/shared/domain/refusal'
import type { RequestHandler } from 'express'
import type { SecurityEvent } from '../security-log.ts'
import { clientAddress, networkOf } from './client-address.ts'
import type { HttpDeps } from './deps.ts'
import type { Note } from './observe.ts'

const OF_COMMANDS: { readonly [T in CommandType]?: SecurityEvent } = {
  enrolParticipant: 'rights-changed',
  changeAppointment: 'rights-changed',
  retireParticipant: 'rights-changed',
  issueCredential: 'rights-changed',
  suspendParticipant: 'rights-changed',
  reinstateParticipant: 'rights-changed',
  eraseWords: 'words-erased',
}
const OF_REFUSALS: { readonly [C in RefusalCode]?: SecurityEvent } = {
  'wrong-credentials': 'sign-in-failed',
  'rate-limited': 'limit-hit',
  'foreign-origin': 'foreign-origin',
  'not-allowed': 'denied',
  'not-a-participant': 'denied',
  suspended: 'denied',
}

/** Writes to the security log what a request has done, or was refused, once it is answered. */
export function observeSecurity({ security, config }: Pick<HttpDeps, 'security' | 'config'>): RequestHandler {
  return (request, response, next) => {
    const network = networkOf(clientAddress(request, config.trustedProxies))
    response.on('close', () => {
      const { event, refusal, ...who }: Note = response.locals.note ?? {}
      const found = event ?? eventOf(who, refusal)
      if (found !== null) security(found, { requestId: String(response.locals.requestId), ...who, network })
    })
    next()
  }
}

function eventOf({ command, seq }: Note, refusal: Note['refusal']): SecurityEvent | null {
  if (refusal !== undefined) return OF_REFUSALS[refusal] ?? null
  // Only what was recorded has changed anything.
  return seq === undefined || command === undefined ? null : (OF_COMMANDS[command] ?? null)
}
