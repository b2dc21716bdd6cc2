import type { Address } from '../../data/address.ts'

export const decisionPaths = (at: Address) => ({
  decisions: at('decisions'),
  decision: (decision: string) => at('decisions', decision),
})
