import type { Principal } from '@quorate/shared/contracts/membership'
import type { Language } from '@quorate/shared/domain/language'
import { readIn } from '../../ui/read-in.ts'

export type PresenceRow = { delegation: string; name: string; present: boolean }

/** Every delegation by name, as the reader's language sorts it, with whether it is recorded present. */
export function presenceRows(
  principals: readonly Principal[],
  present: readonly string[],
  language: Language,
): PresenceRow[] {
  const here = new Set(present)
  const collator = new Intl.Collator(language)
  return principals
    .filter(({ kind }) => kind === 'delegation')
    .map(({ id, name }) => ({ delegation: id, name: readIn(name, language).text || id, present: here.has(id) }))
    .sort((a, b) => collator.compare(a.name, b.name))
}
