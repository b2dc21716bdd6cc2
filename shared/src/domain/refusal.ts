import { REFUSALS } from './refusals.ts'

/** A refusal is expected; a bug throws. */
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
  const message = REFUSALS[code].sentence.replace(/\{\{(\w+)\}\}/g, (_, name) => String(details?.[name] ?? ''))
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
