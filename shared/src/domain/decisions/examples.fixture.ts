import type { Examples } from '../example-parts.fixture.ts'
import type { DecisionTypes } from './area.ts'

export const decisions: Examples<DecisionTypes> = {
  events: {
    DecisionTaken: (['carried', 'rejected'] as const).map((outcome) => ({
      decision: 'd',
      number: 1,
      symbol: 'S',
      work: 'w',
      by: { way: 'vote', vote: 'v' },
      outcome,
    })),
  },
  commands: {},
  rights: {},
  fields: {},
}
