import type { Address } from '../../data/address.ts'

export const mandatePaths = (at: Address) => ({
  mandate: at('mandate'),
  clause: (mandate: string, clause: string) => at('mandate', mandate, clause),
  importMandate: at('mandate', 'import'),
})
