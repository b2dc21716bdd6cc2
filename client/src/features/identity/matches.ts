import type { Persona } from '@quorate/shared/contracts/identity'
import { folded } from '@quorate/shared/domain/folded'

/** Whether a persona's name, place or rights have each of the words wanted. */
export function matches({ name, capacity, principal, line }: Persona, wanted: string): boolean {
  const all = folded([name, capacity, principal?.en, principal?.fr, line.en, line.fr].join(' '))
  return folded(wanted)
    .split(/\s+/)
    .every((word) => all.includes(word))
}
