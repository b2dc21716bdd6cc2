import { bringing } from '../../../i18n/i18n.ts'

export const pages = { en: () => import('../pages.en.ts'), fr: () => import('../pages.fr.ts') }

/** For what has pages or parts of votes fetched: their messages come with them. */
export const withVoteMessages = bringing('votes', pages)
