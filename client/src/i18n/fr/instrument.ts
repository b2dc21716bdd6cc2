import type { instrument as en } from '../en/instrument.ts'
import type { Like } from '../like.ts'

export const instrument: Like<typeof en> = {
  title: 'Instrument',
  none: 'Aucun instrument pour l’instant.',
  noneText: 'Une fois importé par le Secrétariat, il pourra être lu et amendé ici.',
  version: 'Version {{number}}',
  versions: 'Versions',
  imported: 'édition d’origine',
  decision: 'une décision',
  compareWith: 'Comparer avec la version {{number}}',
  comparison: 'De la version {{from}} à la version {{to}}',
  from: 'De',
  to: 'À',
  same: 'Ces versions sont identiques.',
  contents: 'Table des matières',
  provenance: 'Indiquer de quelle décision viennent les mots',
  madeBy: 'Ces mots résultent de {{symbol}} du {{date}}.',
  notCurrent: 'Cette version a été remplacée.',
  awaited: 'La traduction de cette disposition est attendue.',
  behind: 'Ce libellé attend sa traduction : il ne dit pas encore ce que dit l’autre langue.',
  amendments: 'Amendements ouverts à {{number}}',
  propose: 'Proposer un amendement',
  proposeAt: 'Proposer un amendement à {{number}}',
  import: {
    action: 'Importer un instrument',
    title: 'Importer un instrument',
    lead: 'À partir de Markdown : les titres numérotés deviennent parties, chapitres et normes, et les paragraphes qui les suivent des dispositions. Si les deux langues sont fournies, elles sont rapprochées par leurs numéros.',
    submit: 'Importer l’instrument',
  },
}
