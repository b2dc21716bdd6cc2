import fc from 'fast-check'
import { rewording, tabling } from '../committee-fixture.ts'
import { type Examples, NO, name, provision, text, work, YES } from '../example-parts.fixture.ts'
import type { ProposalTypes } from './area.ts'

export const proposals: Examples<ProposalTypes> = {
  events: {
    ProposalTabled: [{ proposal: 'w', instrument: 'i', version: 1, operations: [], justification: null, head: null }],
  },
  commands: {
    tableProposal: tabling([rewording('p1-s2-1')], { version: 2 }),
    withdrawProposal: { type: 'withdrawProposal', proposal: 'p2' },
  },
  rights: {
    tableProposal: [tabling([rewording('p1-s1-1')]), [YES, NO, NO, NO, NO, NO]],
    withdrawProposal: [{ type: 'withdrawProposal', proposal: 'p1' }, [YES, NO, NO, NO, NO, NO]],
  },
  fields: {
    tableProposal: {
      kind: fc.constant('amendment'),
      clause: fc.constantFrom('2.7', '9').map((clause) => ({ mandate: 'md1', clause })),
      instrument: fc.constant('in1'),
      version: fc.constantFrom(1, 2),
      title: name,
      operations: fc.tuple(provision, text).map(([where, words]) => [rewording(where, words)]),
      justification: text,
    },
    withdrawProposal: { proposal: work },
  },
}
