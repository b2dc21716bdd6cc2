import { type Correction, correct, type Obstacle, type SeenDocument } from '@quorate/shared/domain/reading/corrections'

/** A document with what was corrected in it, step by step. */
export type History = {
  /** As it was read. */
  read: SeenDocument
  /** Each with the document after it. */
  steps: readonly { correction: Correction; document: SeenDocument }[]
  /** What was undone, the last one first. */
  undone: readonly Correction[]
}

export const documentOf = ({ read, steps }: History): SeenDocument => steps.at(-1)?.document ?? read

export const correctionsOf = ({ steps }: History): Correction[] => steps.map(({ correction }) => correction)

/** With corrections that were made before, and how many of them cannot be made any more, because the file reads otherwise. */
export function begin(read: SeenDocument, corrections: readonly Correction[]): { history: History; failed: number } {
  let history: History = { read, steps: [], undone: [] }
  let failed = 0
  for (const correction of corrections) {
    const next = make(history, correction)
    if (typeof next === 'string') failed += 1
    else history = next
  }
  return { history, failed }
}

/** After one more correction; or why it cannot be made. */
export function make(history: History, correction: Correction): History | Obstacle {
  const corrected = correct(documentOf(history), correction)
  if (!corrected.ok) return corrected.obstacle
  const { read, steps } = history
  return { read, steps: [...steps, { correction, document: corrected.document }], undone: [] }
}

/** Without the last correction; null if there is none. */
export function undo({ read, steps, undone }: History): History | null {
  const last = steps.at(-1)
  if (last === undefined) return null
  return { read, steps: steps.slice(0, -1), undone: [last.correction, ...undone] }
}

/** With the correction that was undone last; null if there is none. */
export function redo(history: History): History | null {
  const [next, ...undone] = history.undone
  if (next === undefined) return null
  const made = make(history, next)
  return typeof made === 'string' ? null : { ...made, undone }
}

/** The provision to go on with after a change: the one that was selected, what was split off from it, or its neighbour. */
export function selectedAfter(before: SeenDocument, after: SeenDocument, selected: string | null): string | null {
  const known = new Set(before.provisions.map(({ id }) => id))
  const added = after.provisions.filter(({ id }) => !known.has(id))
  if (added.length === 1) return added[0]?.id ?? null
  if (after.provisions.some(({ id }) => id === selected)) return selected
  const index = before.provisions.findIndex(({ id }) => id === selected)
  const left = new Set(after.provisions.map(({ id }) => id))
  const nearest = before.provisions.slice(0, Math.max(0, index)).findLast(({ id }) => left.has(id))
  return (nearest ?? after.provisions[0])?.id ?? null
}
