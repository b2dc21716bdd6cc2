import type { Address } from '../../data/address.ts'

export const votePaths = (at: Address) => ({ votes: at('votes'), vote: (vote: string) => at('votes', vote) })
