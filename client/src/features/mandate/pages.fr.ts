import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './pages.en.ts'

export const messages: Like<typeof en> = {
  title: 'Mandat',
  lead: 'Chaque dossier du comité relève d’une clause de son mandat.',
  none: 'Aucun mandat pour l’instant.',
  noneText: 'Lorsque le Secrétariat en aura importé un, vous trouverez ici tous les dossiers par clause.',
  clause: 'Clause {{clause}}',
  works_one: '{{count}} dossier',
  works_other: '{{count}} dossiers',
  open_one: '{{count}} en cours',
  open_other: '{{count}} en cours',
  work: 'Dossiers au titre de cette clause',
  noWork: 'Aucun dossier au titre de cette clause pour l’instant.',
  noWorkText:
    'Chaque dossier déposé à ce titre figurera ici, avec son débat, ses séances, ses scrutins, sa décision et sa version.',
  noneOpen: 'Aucun dossier n’est en cours au titre de cette clause.',
  noneFollowed: 'Vous ne suivez aucun dossier au titre de cette clause.',
  importAction: 'Importer un mandat',
}
