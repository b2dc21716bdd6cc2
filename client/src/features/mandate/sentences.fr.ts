import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    sentence: {
      MandateImported_one: '{{actor}} a importé le mandat «\u202f{{mandate}}\u202f», avec {{count}} clause.',
      MandateImported_other: '{{actor}} a importé le mandat «\u202f{{mandate}}\u202f», avec {{count}} clauses.',
    },
    type: {
      MandateImported: 'importation d’un mandat',
    },
    unknown: {
      mandate: 'le mandat',
    },
    clause: 'la clause {{clause}}',
  },
}
