import { refuse } from '../refusal.ts'
import type { EnteredProvision } from './entered.ts'
import { MOST_PROVISIONS } from './limits.ts'

/**
 * What is wrong with the tree of a document that is imported: it has no provisions or too many, one is not after the one
 * that it is under and within its branch, two have the same address, or one is empty. Null if nothing is.
 */
export function misfit(provisions: readonly EnteredProvision[]): ReturnType<typeof refuse> | null {
  if (provisions.length === 0) return invalid('unnumbered', 'The document has no provisions.')
  if (provisions.length > MOST_PROVISIONS)
    return invalid('too-many', `The document has more than ${MOST_PROVISIONS} provisions. Import it in several parts.`)
  const addresses = new Set<string>()
  const branch: number[] = []
  for (const [index, { number, parent, heading, text }] of provisions.entries()) {
    while (branch.length > 0 && branch.at(-1) !== parent) branch.pop()
    if (parent !== (branch.at(-1) ?? -1))
      return invalid('wrong-level', `${number} is not within the branch of the provision it is under.`)
    branch.push(index)
    if (addresses.has(number)) return invalid('duplicate-number', `The number ${number} occurs a second time.`)
    addresses.add(number)
    const words = [heading.en, heading.fr, text.en, text.fr].some((wording) => (wording ?? '').trim() !== '')
    const hasChildren = provisions[index + 1]?.parent === index
    if (!words && !hasChildren) return invalid('empty', `${number} has neither a heading nor a text.`)
  }
  return null
}

function invalid(problem: string, message: string): ReturnType<typeof refuse> {
  return refuse('invalid-document', message, { problem })
}
