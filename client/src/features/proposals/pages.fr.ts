import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './pages.en.ts'

export const messages: Like<typeof en> = {
  propose: 'Proposer un amendement',
  none: {
    open: 'Aucune proposition n’est en cours.',
    all: 'Aucune proposition n’a encore été déposée.',
    following: 'Vous ne suivez aucune proposition.',
    followingText:
      'Appuyez sur Suivre sur la page d’une proposition. Vous suivez aussi ce que vous déposez ou commentez.',
  },
  drafts: 'Vos projets',
  untitled: 'Projet sans titre',
  onlyYou: 'Personne d’autre ne peut le voir',
  draft: {
    title: 'Rédiger un amendement',
    lead: 'Personne d’autre ne voit le projet. Lorsque vous le déposez, tout le comité le voit et son texte est fixé.',
    nothing: 'Il n’y a pas encore de mandat ou d’instrument. Demandez au Secrétariat de les importer.',
    text: 'Ce qu’il faut modifier',
    pick: 'Disposition à amender',
    pickAnother: 'Amender aussi une autre disposition',
    pickHint: 'Rechercher par numéro ou par mot',
    noProvision: 'Aucune disposition trouvée.',
    language: 'Langue du texte',
    newText: 'Nouveau texte de {{number}}',
    redline: 'Modifications apparentes',
    delete: 'Proposer sa suppression',
    keep: 'Annuler la suppression',
    leave: 'Annuler la modification',
    rivals: '{{symbols}} modifie aussi ce texte.',
    about: 'Titre et motifs',
    name: 'Titre en {{language}}',
    nameHint: 'Une ligne qui dit ce que l’amendement modifie.',
    nameOther: 'Titre en {{language}}, si vous en avez un',
    languages: { en: 'anglais', fr: 'français' },
    justificationHint: 'Pourquoi le comité devrait l’adopter. Vous pouvez utiliser Markdown.',
    lacking: 'Avant le dépôt, il manque\u202f: {{what}}.',
    lacks: {
      changes: 'la modification d’une disposition',
      emptyText: 'un texte pour chaque disposition (ou proposez sa suppression)',
      title: 'un titre',
      plainTitle: 'un titre sans les défauts indiqués à son champ',
      justification: 'un exposé des motifs',
    },
    table: 'Déposer l’amendement',
    tableQuestion: 'Déposer cet amendement\u202f?',
    tableText:
      'Il est déposé au nom de votre délégation et reçoit un numéro. Tout le comité peut le lire et en débattre. Son texte ne peut plus être modifié. Vous pouvez le retirer jusqu’à l’ouverture du scrutin.',
    discard: 'Supprimer le projet',
  },
  mayNotTable: 'Seules les délégations des Membres peuvent proposer des amendements.',
}
