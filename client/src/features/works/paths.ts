import type { Address } from '../../data/address.ts'

export const workPaths = (at: Address) => ({ work: (work: string) => at('works', work) })
