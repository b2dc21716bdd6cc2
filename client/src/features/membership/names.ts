import type { Address } from '../../data/address.ts'

export const membershipPaths = (at: Address) => ({ participants: at('participants') })
