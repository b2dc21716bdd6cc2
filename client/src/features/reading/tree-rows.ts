import type { SeenDocument, SeenProvision } from '@quorate/shared/domain/reading/corrections'
import { withoutMarks } from '../../ui/without-marks.ts'

/** A provision as a row of the tree. */
export type TreeRow = {
  provision: SeenProvision
  /** From 1. */
  level: number
  /** Its place among those under the same provision, from 1, and how many these are. */
  place: number
  siblings: number
}

export function treeRows({ provisions }: Pick<SeenDocument, 'provisions'>): TreeRow[] {
  const counts = new Map<number, number>()
  const rows: TreeRow[] = []
  for (const provision of provisions) {
    const place = (counts.get(provision.parent) ?? 0) + 1
    counts.set(provision.parent, place)
    rows.push({ provision, level: (rows[provision.parent]?.level ?? 0) + 1, place, siblings: 0 })
  }
  for (const row of rows) row.siblings = counts.get(row.provision.parent) ?? 0
  return rows
}

/** So many rows a page of the tree has. */
const PAGE = 10

/** Where a key leads from a row; the row itself, where it leads nowhere. */
export function movedTo(
  rows: readonly TreeRow[],
  index: number,
  move: 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last' | 'above' | 'below',
): number {
  const last = rows.length - 1
  switch (move) {
    case 'up':
      return Math.max(0, index - 1)
    case 'down':
      return Math.min(last, index + 1)
    case 'page-up':
      return Math.max(0, index - PAGE)
    case 'page-down':
      return Math.min(last, index + PAGE)
    case 'first':
      return 0
    case 'last':
      return last
    case 'above': {
      const parent = rows[index]?.provision.parent ?? -1
      return parent < 0 ? index : parent
    }
    case 'below':
      return rows[index + 1]?.provision.parent === index ? index + 1 : index
  }
}

/** So many characters of a text are in a row. */
const SHORT = 180

/** How a text begins, without the marks of emphasis and the bars of tables. */
export function beginningOf(text: string): string {
  const plain = withoutMarks(text.slice(0, SHORT * 2))
  return plain.length <= SHORT ? plain : `${plain.slice(0, SHORT).replace(/\s\S*$/u, '')}…`
}

/** How one speaks of a provision: by its citation, or else its words. */
export const nameOf = ({ citation, heading, text }: SeenProvision): string =>
  citation || heading || beginningOf(text).slice(0, 60)
