import type { Address } from '../../data/address.ts'

export const LANGUAGE_NAMES = { en: 'English', fr: 'Français' } as const

/** What is imported. */
export type ImportKind = 'mandate' | 'instrument'

export const importPaths = (at: Address, kind: ImportKind) => ({
  start: at(kind, 'import'),
  draft: (draft: string) => at(kind, 'import', draft),
})
