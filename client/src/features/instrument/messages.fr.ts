import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Instrument',
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
  whole: 'Tout le texte sur la page, pour la recherche du navigateur',
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
  mayNotImport: 'Les instruments sont importés par le Secrétariat.',
  record: {
    area: 'Instrument',
    sentence: {
      InstrumentImported_one: '{{actor}} a importé {{instrument}}, comptant {{count}} disposition, comme version 1.',
      InstrumentImported_other: '{{actor}} a importé {{instrument}}, comptant {{count}} dispositions, comme version 1.',
      VersionConsolidated:
        'La décision {{decision}} a produit la version {{version}} de l’instrument «\u00a0{{instrument}}\u00a0».',
    },
    type: {
      InstrumentImported: 'importation d’un instrument',
      VersionConsolidated: 'consolidation d’une version',
    },
    unknown: {
      instrument: 'l’instrument',
    },
  },
}
