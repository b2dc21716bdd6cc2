import type { Refusal, RefusalCode } from '@quorate/shared/domain/refusal'

/** The server refused, and said why. */
export class RefusalError extends Error {
  readonly code: RefusalCode
  readonly details: Readonly<Record<string, string | number>>
  readonly requestId: string | null

  constructor(refusal: Refusal, requestId: string | null) {
    super(refusal.message)
    this.name = 'RefusalError'
    this.code = refusal.code
    this.details = refusal.details ?? {}
    this.requestId = requestId
  }
}

/** There was no answer: no connection, or no server. Whether the request took effect is unknown. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause })
    this.name = 'NetworkError'
  }
}
