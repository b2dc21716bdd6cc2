import type { Principal } from '@quorate/shared/contracts/membership'
import type { Language } from '@quorate/shared/domain/language'
import { REGIONS, type Region } from '@quorate/shared/domain/membership/events'
import type { Choice } from '@quorate/shared/domain/votes/majority'

export type RollCallRow = { delegation: string; name: string; choice: Choice | null }
/** The delegations of one region; `region` is null for delegations that are no longer listed. */
export type RollCallGroup = { region: Region | null; rows: RollCallRow[] }

/** The roll-call by region, in the order of the regions, delegations by name as the reader's language sorts them. */
export function rollCallByRegion(
  ballots: readonly { delegation: string; choice: Choice | null }[],
  principals: readonly Principal[],
  language: Language,
): RollCallGroup[] {
  const byId = new Map(principals.map((principal) => [principal.id, principal]))
  const collator = new Intl.Collator(language)
  const groups = new Map<Region | null, RollCallRow[]>()
  for (const { delegation, choice } of ballots) {
    const principal = byId.get(delegation)
    const other = language === 'en' ? 'fr' : 'en'
    const name = principal?.name[language] ?? principal?.name[other] ?? delegation
    const region = principal?.region ?? null
    groups.set(region, [...(groups.get(region) ?? []), { delegation, name, choice }])
  }
  return [...REGIONS, null].flatMap((region) => {
    const rows = groups.get(region)
    return rows ? [{ region, rows: rows.sort((a, b) => collator.compare(a.name, b.name)) }] : []
  })
}
