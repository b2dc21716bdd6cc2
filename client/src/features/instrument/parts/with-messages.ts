import { bringing } from '../../../i18n/i18n.ts'

export const pages = { en: () => import('../pages.en.ts'), fr: () => import('../pages.fr.ts') }

/** For what has pages of the instrument fetched: their messages come with them. */
export const withInstrumentMessages = bringing('instrument', pages)
