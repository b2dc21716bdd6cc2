import type { Address } from '../../data/address.ts'

export const todayPaths = (at: Address) => ({ today: at('today') })
