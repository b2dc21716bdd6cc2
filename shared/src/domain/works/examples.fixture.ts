import { type Examples, meaning, NO, title, work, YES } from '../example-parts.fixture.ts'
import type { WorkTypes } from './area.ts'
import { LINK_MEANINGS } from './events.ts'

export const works: Examples<WorkTypes> = {
  events: {
    WorkBrought: [null, 'd'].map((principal) => ({
      work: 'w',
      kind: 'amendment',
      series: 'P',
      number: 1,
      symbol: 'S',
      title,
      clause: { mandate: 'm', clause: '2.7' },
      touches: [],
      for: principal,
      stage: 'tabled',
      thread: 't',
    })),
    WorkMoved: [
      { work: 'w', stage: 'withdrawn', open: false, reason: null },
      { work: 'unknown', stage: 'voting', open: true, reason: 'r' },
    ],
    WorksLinked: LINK_MEANINGS.map((meaning) => ({ from: 'w', to: 'unknown', meaning })),
    WorksUnlinked: [{ from: 'w', to: 'unknown', meaning: 'answers' }],
  },
  commands: {
    linkWorks: { type: 'linkWorks', from: 'p1', to: 'p2', meaning: 'amends' },
    unlinkWorks: { type: 'unlinkWorks', from: 'p1', to: 'p2', meaning: 'amends' },
  },
  rights: {
    linkWorks: [{ type: 'linkWorks', from: 'p1', to: 'p2', meaning: 'replaces' }, [NO, NO, NO, YES, YES, YES]],
    unlinkWorks: [{ type: 'unlinkWorks', from: 'p1', to: 'p2', meaning: 'replaces' }, [NO, NO, NO, YES, YES, YES]],
  },
  fields: {
    linkWorks: { from: work, to: work, meaning },
    unlinkWorks: { from: work, to: work, meaning },
  },
  play({ run, state }) {
    const [from = '', to = ''] = state.works.works.keys()
    run('secretary', { type: 'linkWorks', from, to, meaning: 'next-round-of' })
    run('secretary', { type: 'unlinkWorks', from, to, meaning: 'next-round-of' })
  },
}
