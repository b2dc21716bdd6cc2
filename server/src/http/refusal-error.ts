import type { Refusal } from '@quorate/shared/domain/refusal'

/** Carries a refusal to the one place that answers it. */
export class RefusalError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.name = 'RefusalError'
    this.refusal = refusal
  }
}
