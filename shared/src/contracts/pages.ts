/**
 * The addresses of the pages, as patterns of the client's router: `:name` is any segment, `:name?` one that may be missing.
 * The server answers another address with 404; a page that is not here does not compile in the client.
 */
export const FRONT_PAGES = ['sign-in'] as const

/** Those below a committee, `/:committee/…`. */
export const COMMITTEE_PAGES = [
  'today',
  'participants',
  'mandate',
  'mandate/import/:draft?',
  'mandate/:mandate/:clause',
  'instrument',
  'instrument/import/:draft?',
  'instrument/:instrument/compare/:from/:to',
  'instrument/:instrument/:version?',
  'works/:work',
  'proposals',
  'proposals/new',
  'proposals/drafts/:draft',
  'proposals/:proposal',
  'threads/:thread',
  'sessions',
  'sessions/:session',
  'sessions/:session/screen',
  'votes',
  'votes/:vote',
  'decisions',
  'decisions/:decision',
  'record',
] as const

export type PagePath = (typeof FRONT_PAGES)[number] | (typeof COMMITTEE_PAGES)[number]
