import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './pages.en.ts'

export const messages: Like<typeof en> = {
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
}
