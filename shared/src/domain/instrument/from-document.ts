import type { EnteredProvision } from '../reading/entered.ts'
import { candidatesOf } from '../reading/numbering.ts'
import type { Provision, ProvisionKind } from './provision.ts'

/**
 * The provisions of the first version. A provision without a heading in or under it is a paragraph; of the others the
 * outermost are parts, the innermost standards, and those between them chapters.
 *
 * Its id is made of the numbers from the outermost to its own, with the first letter of the word of a named one: `p1-s6-3`
 * is paragraph 3 of standard 6 in part 1. So the same document gives the same ids.
 */
export function provisionsOf(entered: readonly EnteredProvision[]): Provision[] {
  const headed = headedBranches(entered)
  const ids: string[] = []
  const taken = new Set<string>()
  return entered.map((one, index): Provision => {
    const { number, shown, cited, parent, heading, text } = one
    const id = freeId([ids[parent], ownId(one, entered[parent])].filter(Boolean).join('-'), index, taken)
    ids.push(id)
    return {
      id,
      number,
      kind: kindOf(index, entered, headed),
      parent: ids[parent] ?? null,
      shown,
      cited,
      heading,
      text,
    }
  })
}

/** The indexes of the provisions that have a heading, or one under them that has. */
function headedBranches(entered: readonly EnteredProvision[]): Set<number> {
  const headed = new Set<number>()
  for (const [index, { heading, parent }] of [...entered.entries()].reverse())
    if (headed.has(index) || (heading.en ?? heading.fr) !== undefined) headed.add(index).add(parent)
  return headed
}

function kindOf(index: number, entered: readonly EnteredProvision[], headed: ReadonlySet<number>): ProvisionKind {
  if (!headed.has(index)) return 'paragraph'
  const isOuter = entered.some((one, at) => at > index && one.parent === index && headed.has(at))
  if (!isOuter) return 'standard'
  return entered[index]?.parent === -1 ? 'part' : 'chapter'
}

function ownId({ shown }: EnteredProvision, above: EnteredProvision | undefined): string {
  const whole = shown.en ?? shown.fr ?? ''
  const { family, word } = candidatesOf(whole)[0] ?? { family: '', word: undefined }
  // Of a number with all its parts, the last one says which provision of those under the same it is.
  const number = family === '1.1' && above !== undefined ? whole.slice(whole.lastIndexOf('.') + 1) : whole
  const plain = number
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/gu, '')
    .toLowerCase()
  const bare = word === undefined ? plain : plain.replace(/^[a-z]+\.?\s*/u, '')
  return (word === undefined ? '' : (family[0] ?? '')) + bare.replaceAll(/[^a-z0-9]+/gu, '')
}

const LONGEST_ID = 56

function freeId(wanted: string, index: number, taken: Set<string>): string {
  const plain = wanted === '' || wanted.length > LONGEST_ID ? `n${index + 1}` : wanted
  let id = plain
  for (let count = 2; taken.has(id); count += 1) id = `${plain}_${count}`
  taken.add(id)
  return id
}
