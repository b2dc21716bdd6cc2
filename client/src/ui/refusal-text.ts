import type { RefusalCode } from '@quorate/shared/domain/refusal'
import { NetworkError, RefusalError } from '../data/refusal-error.ts'
import type { Translate } from '../i18n/translate.ts'

/** A refusal as an answer carries it. */
export type ShownRefusal = {
  code: RefusalCode
  message: string
  details?: Readonly<Record<string, string | number>> | undefined
}

/**
 * The cause and what to do, in the reader's language. If a refusal's code covers many causes (a document that
 * cannot be read, a field that is wrong), the server's own sentence follows, since it names the cause; it is English, and others are told so. `notAllowed` is
 * shown if the reader's capacity may not do it.
 */
export function describeRefusal(t: Translate, error: Error | ShownRefusal, notAllowed?: string): string {
  if (error instanceof NetworkError) return t('refusal.network')
  const refusal = error instanceof RefusalError || isRefusal(error) ? error : null
  if (!refusal) return t('refusal.unknown')
  if (notAllowed !== undefined && refusal.code === 'not-allowed') return notAllowed
  const sentence = t(`refusal.${refusal.code}`, { ...refusal.details })
  if (!SPECIFIC.has(refusal.code) || !refusal.message) return sentence
  return `${sentence} ${t('refusal.inEnglish', { sentence: refusal.message })}`
}

const SPECIFIC: ReadonlySet<string> = new Set(['invalid-request', 'invalid-document'])

function isRefusal(value: Error | ShownRefusal): value is ShownRefusal {
  return 'code' in value && !(value instanceof Error)
}
