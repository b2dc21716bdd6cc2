import type { Address } from '../../data/address.ts'

export const threadPaths = (at: Address) => ({
  /** The discussion as one document, with every comment on the page. */
  whole: (thread: string) => at('threads', thread),
})
