import type { RefusalCode } from '@quorate/shared/domain/refusal'
import { REFUSALS } from '@quorate/shared/domain/refusals'

const sentences = Object.fromEntries(
  Object.entries(REFUSALS).map(([code, { sentence }]) => [code, sentence]),
) as Record<RefusalCode, string>

/** The sentences of the server's refusals, and the client's own: `network` and `unknown`. */
export const refusal = {
  ...sentences,
  network: 'There is no connection. Check it, then try again. Nothing that you typed is lost.',
  unknown: 'Something went wrong in this page. Reload it. If that does not help, tell the Secretariat.',
  /** The server's own sentence, which is English: other languages say so. */
  inEnglish: '{{sentence}}',
}
