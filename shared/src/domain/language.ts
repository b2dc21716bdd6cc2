/** A language in which a text is official. */
export type Language = 'en' | 'fr'

/** All official languages, in the order in which they are shown. */
export const LANGUAGES: readonly Language[] = ['en', 'fr']
