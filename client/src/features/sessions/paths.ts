import type { Address } from '../../data/address.ts'

export const sessionPaths = (at: Address) => ({
  sessions: at('sessions'),
  session: (session: string) => at('sessions', session),
  screen: (session: string) => at('sessions', session, 'screen'),
})
