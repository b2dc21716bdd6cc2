import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Mandat',
  title: 'Mandat',
  lead: 'Tout ce que fait le comité se rattache à une clause de son mandat.',
  none: 'Aucun mandat pour l’instant.',
  noneText: 'Une fois le mandat importé par le Secrétariat, tous les travaux se retrouvent ici par clause.',
  clause: 'Clause {{clause}}',
  works_one: '{{count}} dossier',
  works_other: '{{count}} dossiers',
  open_one: '{{count}} ouvert',
  open_other: '{{count}} ouverts',
  work: 'Travaux au titre de cette clause',
  noWork: 'Aucun travail au titre de cette clause pour l’instant.',
  noWorkText:
    'Ce qui est présenté à ce titre figurera ici, chaque dossier avec son débat, ses séances, ses votes, sa décision et sa version.',
  noneOpen: 'Rien n’est ouvert au titre de cette clause.',
  noneFollowed: 'Vous ne suivez rien au titre de cette clause.',
  import: {
    action: 'Importer un mandat',
    title: 'Importer un mandat',
    lead: 'À partir de texte brut ou de Markdown aux dispositions numérotées. Numéros de page, en-têtes et notes de bas de page sont reconnus et mis de côté.',
    submit: 'Importer le mandat',
  },
  mayNotImport: 'Les mandats sont importés par le Secrétariat.',
  record: {
    area: 'Mandat',
    sentence: {
      MandateImported_one: '{{actor}} a importé le mandat {{mandate}}, comptant {{count}} clause.',
      MandateImported_other: '{{actor}} a importé le mandat {{mandate}}, comptant {{count}} clauses.',
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
