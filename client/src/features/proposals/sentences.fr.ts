import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    words: 'l’exposé des motifs de {{work}}',
    sentence: {
      ProposalTabled_one:
        '{{actor}} a proposé {{count}} modification de la version {{version}} de {{instrument}}, dans {{proposal}}.',
      ProposalTabled_other:
        '{{actor}} a proposé {{count}} modifications de la version {{version}} de {{instrument}}, dans {{proposal}}.',
    },
    type: {
      ProposalTabled: 'dépôt d’une proposition',
    },
  },
}
