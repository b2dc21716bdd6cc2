import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    words: 'le texte d’un commentaire',
    sentence: {
      ThreadOpened: 'Le débat sur {{work}} a été ouvert.',
      CommentPosted: '{{actor}} a publié {{comment}} sur {{work}}.',
      CommentReplied: '{{actor}} a répondu par {{comment}} sur {{work}}.',
      CommentEdited: '{{actor}} a modifié un commentaire sur {{work}}.',
      CommentWithdrawn: '{{actor}} a retiré un commentaire sur {{work}}.',
      CommentHidden: '{{actor}} a masqué un commentaire sur {{work}} et en a donné le motif.',
      CommentRestored: '{{actor}} a affiché de nouveau un commentaire masqué sur {{work}}.',
      SlowModeSet:
        '{{actor}} a ralenti le débat sur {{work}}\u202f: un commentaire par personne toutes les {{seconds}} secondes.',
      SlowModeEnded: '{{actor}} a mis fin au ralentissement du débat sur {{work}}.',
      DebateClosed: '{{actor}} a clos le débat sur {{work}}.',
      DebateReopened: '{{actor}} a rouvert le débat sur {{work}}.',
    },
    type: {
      ThreadOpened: 'ouverture d’un débat',
      CommentPosted: 'publication d’un commentaire',
      CommentEdited: 'modification d’un commentaire',
      CommentWithdrawn: 'retrait d’un commentaire',
      CommentHidden: 'masquage d’un commentaire',
      CommentRestored: 'nouvel affichage d’un commentaire',
      SlowModeSet: 'débat ralenti',
      DebateClosed: 'clôture d’un débat',
      DebateReopened: 'réouverture d’un débat',
    },
    comment: 'le commentaire {{number}}',
  },
}
