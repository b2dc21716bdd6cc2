import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    sentence: {
      InstrumentImported_one: '{{actor}} a importé {{instrument}}, avec {{count}} disposition, comme version 1.',
      InstrumentImported_other: '{{actor}} a importé {{instrument}}, avec {{count}} dispositions, comme version 1.',
      VersionConsolidated: '{{decision}} a produit la version {{version}} de {{instrument}}.',
      InstrumentWithdrawn: '{{actor}} a retiré {{instrument}}, importé par erreur.',
      InstrumentCorrected:
        '{{actor}} a corrigé ce qui avait été mal lu dans {{provision}} de {{instrument}}, version {{version}}. Le texte est désormais\u202f: «\u202f{{after}}\u202f».',
    },
    type: {
      InstrumentImported: 'importation d’un instrument',
      InstrumentEntered: 'importation d’un instrument',
      InstrumentWithdrawn: 'retrait d’un instrument',
      InstrumentCorrected: 'rectificatif d’un instrument',
      VersionConsolidated: 'nouvelle version',
    },
    provision: 'une disposition',
    unknown: {
      instrument: 'l’instrument',
    },
    instrument: 'l’instrument «\u202f{{title}}\u202f»',
  },
}
