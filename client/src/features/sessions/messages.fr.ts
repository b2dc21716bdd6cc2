import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Séances',
  status: {
    scheduled: 'Convoquée',
    open: 'Ouverte',
    suspended: 'Suspendue',
    closed: 'Close',
  },
  alert: {
    call: 'Vous avez la parole.',
    toSession: 'Aller à la séance',
  },
  area: 'Séances',
}
