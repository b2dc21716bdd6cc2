import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './pages.en.ts'

export const messages: Like<typeof en> = {
  title: 'Registre',
  lead: 'Tout ce qui s’est passé au comité, dans l’ordre. Rien n’est jamais supprimé du registre\u202f: une correction, ou l’effacement d’un texte, y est une nouvelle entrée.',
  filters: 'Filtrer le registre',
  area: 'Sujet',
  allAreas: 'Tous les sujets',
  participant: 'Fait par',
  everyone: 'Tous les participants',
  clearFilters: 'Supprimer les filtres',
  entry: 'Entrée {{number}}',
  entryHash: 'empreinte {{hash}}',
  hashExplained:
    'L’empreinte est calculée à partir du contenu de l’entrée. Si l’entrée était modifiée, elle aurait une autre empreinte.',
  earlier: 'Afficher les entrées antérieures',
  beginning: 'Le registre commence ici.',
  allFound: 'Le registre ne contient pas d’entrée antérieure qui corresponde.',
  newEntries_one: '{{count}} nouvelle entrée',
  newEntries_other: '{{count}} nouvelles entrées',
  showNew: 'Afficher',
  empty: {
    title: 'Le registre est encore vide',
    text: 'Les premières entrées apparaîtront lorsque le Secrétariat aura admis des délégations et importé le mandat.',
  },
  emptyFiltered: {
    title: 'Aucune entrée trouvée',
    text: 'Il n’y a aucune entrée de cette personne sur ce sujet. Faites un autre choix ou supprimez les filtres.',
  },
  export: 'Exporter les entrées affichées',
  exportText: 'En texte',
  exportData: 'En données (JSON)',
  exportHeading: 'Registre\u202f: {{committee}}, entrées affichées le {{when}}',
  quoteMissing: 'Ce texte a été effacé ou ne vous est pas accessible.',
  erasedName: 'une personne dont le nom a été effacé',
  actorWith: '{{name}} ({{detail}})',
  system: 'La plateforme',
  withoutDetails: '{{actor}}\u202f: {{what}}. Le texte est trop long pour être affiché ici.',
}
