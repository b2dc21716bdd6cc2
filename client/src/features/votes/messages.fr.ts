import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Scrutins',
  status: {
    open: 'Ouvert',
    closed: 'Clos, à certifier',
    'no-quorum': 'Clos sans quorum',
    certified: 'Certifié',
  },
  toVote: 'Aller au scrutin',
  call: 'Le scrutin est ouvert\u202f: {{question}}',
  callUnnamed: 'Le scrutin est ouvert.',
  close: {
    button: 'Clore le scrutin',
    confirmTitle: 'Clore ce scrutin\u202f?',
    confirmText_one:
      'Délégations qui ont voté\u202f: {{count}} sur {{entitled}}. Après la clôture, personne ne pourra voter ni modifier son vote, et le résultat sera publié.',
    confirmText_other:
      'Délégations qui ont voté\u202f: {{count}} sur {{entitled}}. Après la clôture, personne ne pourra voter ni modifier son vote, et le résultat sera publié.',
    confirm: 'Clore et publier le résultat',
  },
  area: 'Scrutins',
}
