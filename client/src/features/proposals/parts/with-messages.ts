import { bringing } from '../../../i18n/i18n.ts'

export const pages = { en: () => import('../pages.en.ts'), fr: () => import('../pages.fr.ts') }

/** For what has the lists or drafts of proposals fetched: their messages come with them. */
export const withProposalMessages = bringing('proposals', pages)
