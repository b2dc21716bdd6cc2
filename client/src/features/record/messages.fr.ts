import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Registre',
  title: 'Registre',
  lead: 'Tout ce qui s’est passé au comité, dans l’ordre où cela a été consigné. Rien n’en est jamais retiré\u00a0: une correction ou un effacement est lui-même une inscription.',
  filters: 'Filtrer le registre',
  area: 'Domaine',
  allAreas: 'Tous les domaines',
  participant: 'Auteur',
  everyone: 'Tous les participants',
  clearFilters: 'Effacer les filtres',
  entry: 'Inscription {{number}}',
  entryHash: 'empreinte {{hash}}',
  hashExplained:
    'L’empreinte de chaque inscription est calculée à partir de son contenu\u00a0: une inscription modifiée en aurait une autre.',
  earlier: 'Afficher les inscriptions antérieures',
  beginning: 'Ici commence le registre.',
  allFound: 'Le registre ne contient pas d’entrée antérieure correspondante.',
  newEntries_one: '{{count}} nouvelle inscription',
  newEntries_other: '{{count}} nouvelles inscriptions',
  showNew: 'Afficher',
  empty: {
    title: 'Le registre est encore vide',
    text: 'Les premières inscriptions paraîtront lorsque le Secrétariat admettra des délégations et importera le mandat.',
  },
  emptyFiltered: {
    title: 'Aucune inscription ne correspond',
    text: 'Rien de tel n’a encore été fait, ou pas par ce participant.',
  },
  export: 'Exporter ce qui est affiché',
  exportText: 'En texte',
  exportData: 'En JSON',
  exportHeading: 'Registre\u00a0: {{committee}}, inscriptions affichées le {{when}}',
  quoteMissing: 'Ces mots ont été effacés ou ne vous sont pas accessibles.',
  erasedName: 'un participant dont le nom a été effacé',
  actorWith: '{{name}} ({{detail}})',
  system: 'Le système',
  withoutDetails: '{{actor}}\u00a0: {{what}}. Le texte est trop long pour être affiché ici.',
}
