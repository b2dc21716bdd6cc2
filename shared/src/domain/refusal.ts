import { REFUSAL_SENTENCES } from './refusal-sentences.ts'

/** Every reason for a refusal, each with its HTTP status. A refusal is expected; a bug throws. */
export const REFUSALS = {
  'malformed-request': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'foreign-origin': 403,
  'not-a-participant': 403,
  suspended: 403,
  'outside-term': 403,
  'business-does-not-vote': 403,
  'observers-do-not-vote': 403,
  'secretariat-does-not-vote': 403,
  'chair-does-not-vote': 403,
  'not-credentialed': 403,
  'credential-lapsed': 403,
  'not-in-electorate': 403,
  'delegations-only': 403,
  'moderators-do-not-ask': 403,
  'not-yours': 403,
  'not-found': 404,
  'unknown-route': 404,
  'method-not-allowed': 405,
  'already-exists': 409,
  'already-done': 409,
  'last-secretariat': 409,
  'edited-meanwhile': 409,
  'debate-closed': 409,
  'session-not-open': 409,
  'session-over': 409,
  'session-already-open': 409,
  'item-not-current': 409,
  'already-on-list': 409,
  'not-on-list': 409,
  'not-speaking': 409,
  'list-closed': 409,
  'voting-under-way': 409,
  'vote-open': 409,
  'vote-closed': 409,
  'vote-not-closed': 409,
  'already-certified': 409,
  'second-ballot-pending': 409,
  'nothing-to-certify': 409,
  'rival-pending': 409,
  'not-put-to-vote': 409,
  'work-not-open': 409,
  'version-superseded': 409,
  'provision-not-found': 409,
  'key-reused': 409,
  'another-history': 409,
  'request-too-large': 413,
  'unsupported-media': 415,
  'invalid-request': 422,
  'invalid-document': 422,
  'nothing-changed': 422,
  'nested-too-deep': 422,
  'too-many-cells': 422,
  'too-many-links': 422,
  'too-much-emphasis': 422,
  'too-many-lines': 422,
  'line-break': 422,
  'hidden-character': 422,
  'mixed-alphabets': 422,
  'slow-mode': 429,
  'rate-limited': 429,
  'server-error': 500,
  'record-unreadable': 503,
  'committee-stopped': 503,
  'store-unavailable': 503,
  'clock-off': 503,
  'store-full': 507,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof REFUSALS

/**
 * A refusal as the person gets it: a code for programs, a sentence for people, and the particulars
 * (`details`) from which a client composes the sentence in the reader's language.
 */
export type Refusal = {
  readonly code: RefusalCode
  readonly message: string
  readonly details?: Readonly<Record<string, string | number>>
}

/** The refusal in the words of its code. */
export function generalRefusal(code: RefusalCode, details?: Refusal['details']): Refusal {
  const message = REFUSAL_SENTENCES[code].replace(/\{\{(\w+)\}\}/g, (_, name) => String(details?.[name] ?? ''))
  return details ? { code, message, details } : { code, message }
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function accept<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(
  code: RefusalCode,
  message: string,
  details?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: details ? { code, message, details } : { code, message } }
}

/** Refuses in the words of the code, where there is nothing more exact to say. */
export function refuseAs(code: RefusalCode, details?: Refusal['details']) {
  return { ok: false, refusal: generalRefusal(code, details) } as const
}

/** The refusal of an id that this committee does not have. `what` names the kind of thing, e.g. 'proposal'. */
export function notFound(what: string, id: string): { readonly ok: false; readonly refusal: Refusal } {
  return refuse('not-found', `This committee has no ${what} “${id}”. Reload the page and choose again.`, { what, id })
}
