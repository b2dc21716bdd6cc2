import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Mandat',
  title: 'Mandat',
  lead: 'Chaque dossier du comité relève d’une clause de son mandat.',
  none: 'Aucun mandat pour l’instant.',
  noneText: 'Lorsque le Secrétariat en aura importé un, vous trouverez ici tous les dossiers par clause.',
  clause: 'Clause {{clause}}',
  works_one: '{{count}} dossier',
  works_other: '{{count}} dossiers',
  open_one: '{{count}} en cours',
  open_other: '{{count}} en cours',
  work: 'Dossiers au titre de cette clause',
  noWork: 'Aucun dossier au titre de cette clause pour l’instant.',
  noWorkText:
    'Chaque dossier déposé à ce titre figurera ici, avec son débat, ses séances, ses scrutins, sa décision et sa version.',
  noneOpen: 'Aucun dossier n’est en cours au titre de cette clause.',
  noneFollowed: 'Vous ne suivez aucun dossier au titre de cette clause.',
  importAction: 'Importer un mandat',
  record: {
    area: 'Mandat',
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
