import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Instrument',
  title: 'Instrument',
  none: 'Aucun instrument pour l’instant.',
  noneText: 'Lorsque le Secrétariat en aura importé un, vous pourrez le lire ici et proposer des amendements.',
  version: 'Version {{number}}',
  versions: 'Versions',
  allVersions: 'Afficher les {{count}} versions',
  lastVersions: 'N’afficher que les dernières versions',
  imported: 'édition d’origine',
  decision: 'une décision',
  compareWith: 'Comparer avec la version {{number}}',
  comparison: 'De la version {{from}} à la version {{to}}',
  from: 'De',
  to: 'À',
  same: 'Le texte de ces versions est identique.',
  whole: 'Afficher tout le texte, pour y chercher avec le navigateur',
  provenance: 'Indiquer quelle décision a produit quels mots',
  madeBy: 'Ces mots viennent de {{symbol}} du {{date}}.',
  notCurrent: 'Il existe une version plus récente.',
  awaited: 'La traduction de cette disposition est attendue.',
  behind: 'La traduction d’une modification est attendue\u202f: ce texte ne dit pas encore ce que dit l’autre langue.',
  amendments: 'Amendements ouverts à {{number}}',
  propose: 'Proposer un amendement',
  proposeAt: 'Proposer un amendement à {{number}}',
  importAction: 'Importer un instrument',
  record: {
    area: 'Instrument',
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
    unknown: {
      instrument: 'l’instrument',
    },
    instrument: 'l’instrument «\u202f{{title}}\u202f»',
  },
}
