import type { Address } from '../../data/address.ts'

export const recordPaths = (at: Address) => ({ record: at('record') })
