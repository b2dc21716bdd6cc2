import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    words: 'les motifs donnés aux étapes de {{work}}',
    sentence: {
      WorkBrought: '{{actor}} a déposé {{work}} ({{kind}}), «\u202f{{title}}\u202f», au titre de {{clause}}.',
      WorkBroughtFor:
        '{{actor}} a déposé {{work}} ({{kind}}), «\u202f{{title}}\u202f», pour {{principal, le}}, au titre de {{clause}}.',
      WorkMoved: 'Une nouvelle étape a commencé pour {{work}}\u202f: {{stage}}.',
      WorksLinked: '{{actor}} a lié deux dossiers\u202f: {{from}} {{meaning}} {{to}}.',
      WorksUnlinked: '{{actor}} a supprimé un lien\u202f: {{from}} {{meaning}} {{to}}.',
    },
    type: {
      WorkBrought: 'dépôt d’un dossier',
      WorkMoved: 'nouvelle étape d’un dossier',
      WorksLinked: 'lien entre dossiers',
      WorksUnlinked: 'suppression d’un lien entre dossiers',
    },
    unknown: 'un dossier',
  },
}
