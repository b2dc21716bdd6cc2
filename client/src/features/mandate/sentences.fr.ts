import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    sentence: {
      MandateImported_one: '{{actor}} a importé le mandat «\u202f{{mandate}}\u202f», avec {{count}} clause.',
      MandateImported_other: '{{actor}} a importé le mandat «\u202f{{mandate}}\u202f», avec {{count}} clauses.',
      MandateWithdrawn: '{{actor}} a retiré {{mandate}}, importé par erreur.',
      MandateCorrected:
        '{{actor}} a corrigé ce qui avait été mal lu dans {{clause}} de {{mandate}}. Le texte est désormais\u202f: «\u202f{{after}}\u202f».',
    },
    type: {
      MandateImported: 'importation d’un mandat',
      MandateEntered: 'importation d’un mandat',
      MandateWithdrawn: 'retrait d’un mandat',
      MandateCorrected: 'rectificatif d’un mandat',
    },
    unknown: {
      mandate: 'le mandat',
    },
    clause: 'la clause {{clause}}',
  },
}
