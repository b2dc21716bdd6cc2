import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    sentence: {
      DecisionCarried: 'La décision {{decision}} a été prise\u202f: adoption de {{work}}.',
      DecisionRejected: 'La décision {{decision}} a été prise\u202f: rejet de {{work}}.',
    },
    type: {
      DecisionTaken: 'prise d’une décision',
    },
    unknown: {
      decision: 'Une décision',
    },
    decision: 'La décision {{symbol}}',
  },
}
