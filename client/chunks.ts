/**
 * Which script a module goes into. Few and larger scripts, so that a page opens with few requests: what every page
 * needs, one for each page, one for each language; and what pages share, parted by which of them need it, so that a
 * page fetches little that it does not use.
 */
export const GROUPS = [
  /** What the entry needs, and so every page. */
  { name: 'start', tags: ['$initial'] },
  { name: 'styles', test: /\.module\.css$/, minShareCount: 2 },
  { name: languageOf, debugName: 'languages' },
  { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: Number(process.env.MERGE ?? 20_000) },
]

function languageOf(id: string): string | null {
  return /[\\/](?:messages\.|i18n[\\/])(en|fr)\b/.exec(id)?.[1] ?? null
}
