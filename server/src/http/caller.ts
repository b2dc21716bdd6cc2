import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { EventActor } from '@quorate/shared/domain/event'
import type { Participant } from '@quorate/shared/domain/membership/state'
import { generalRefusal } from '@quorate/shared/domain/refusal'
import type { Request } from 'express'
import type { Config } from '../config/config.ts'
import type { Accounts, SignedIn } from '../identity/accounts.ts'
import { tokenFrom } from '../identity/cookie.ts'
import type { Records } from '../record/record.ts'
import { RefusalError } from './refusal-error.ts'

type SignInDeps = { accounts: Accounts; config: Pick<Config, 'secureCookies'> }

/** Who is signed in; null if nobody is. */
export async function whoIsSignedIn(request: Request, { accounts, config }: SignInDeps): Promise<SignedIn | null> {
  const token = tokenFrom(request.headers.cookie, config.secureCookies)
  return token === null ? null : accounts.signedIn(token)
}

/** @throws RefusalError `not-signed-in` */
export async function requireSignIn(request: Request, deps: SignInDeps): Promise<SignedIn> {
  const signedIn = await whoIsSignedIn(request, deps)
  if (!signedIn) throw new RefusalError(generalRefusal('not-signed-in'))
  return signedIn
}

/**
 * Writes must come from the product's own pages: the Origin header must be there and be ours, because browsers send
 * the cookie along with requests from foreign pages, too.
 * @throws RefusalError `foreign-origin`
 */
export function requireOwnOrigin(request: Request, config: Pick<Config, 'publicOrigin'>): void {
  if (request.headers.origin === config.publicOrigin) return
  throw new RefusalError({
    code: 'foreign-origin',
    message: `The request came from another site and was refused. Open Quorate at ${config.publicOrigin}. A program sends this address as its Origin header.`,
    details: { origin: config.publicOrigin },
  })
}

/** @throws RefusalError `invalid-request` where the header is missing or not 1 to 200 visible ASCII characters */
export function idempotencyKey(request: Request): string {
  const key = request.get('Idempotency-Key') ?? ''
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new RefusalError({
    code: 'invalid-request',
    message:
      'Send an Idempotency-Key header of 1 to 200 visible ASCII characters: a new one for each intent, the same one for a retry.',
  })
}

/**
 * A page acts for the member who opened it, even if somebody else has since signed in in another tab of the browser.
 * A program with only one caller need not send the header.
 * @throws RefusalError `not-signed-in`
 */
export function requireSameMember(request: Request, member: string): void {
  const expected = request.get('As-Member')
  if (expected === undefined || expected === member) return
  throw new RefusalError({
    code: 'not-signed-in',
    message: 'Somebody else has signed in here in the meantime. Sign in again, then try again.',
  })
}

const OF_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** Whether the caller is at this machine: the connection is local and no proxy says that it passed it on. */
export function isLoopback(request: Request): boolean {
  const address = request.socket.remoteAddress ?? ''
  const local = address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
  return local && OF_PROXIES.every((name) => request.headers[name] === undefined)
}

/** A caller with their place in one committee. */
export type TakingPart = { state: CommitteeState; participant: Participant; actor: EventActor }

/**
 * The caller's place in a committee. Somebody without one gets the answer for a committee that does not exist, so that
 * its existence does not leak.
 * @throws RefusalError `not-a-participant`
 */
export async function callerIn(records: Records, { account }: SignedIn, committee: string): Promise<TakingPart> {
  const membership = account.memberships.find((one) => one.committee === committee)
  const state = membership ? await records.stateOf(committee) : null
  const participant = membership && state?.membership.participants.get(membership.member)
  if (!state || !participant) {
    throw new RefusalError(generalRefusal('not-a-participant'))
  }
  const { member, capacity, principal } = participant
  return { state, participant, actor: { member, capacity, for: principal } }
}
