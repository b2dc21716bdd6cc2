import type { ImportPreview } from '@quorate/shared/contracts/reading'
import { asSeen, type Correction, type Obstacle, type SeenDocument } from '@quorate/shared/domain/reading/corrections'
import { useCallback, useState } from 'react'
import { begin, correctionsOf, documentOf, type History, make, redo, selectedAfter, undo } from './history.ts'

/** One language's document on the workbench: as it is now, what is selected, and how it is changed. */
export type OpenDocument = {
  document: SeenDocument
  /** The id of the provision that is selected. */
  selected: string | null
  /** So many corrections of the draft cannot be made any more. */
  failed: number
  canUndo: boolean
  canRedo: boolean
  select: (provision: string | null) => void
  /** Makes a correction; or returns why it cannot be made. */
  correct: (correction: Correction) => Obstacle | null
  undo: () => boolean
  redo: () => boolean
}

type Kept = { history: History; failed: number; selected: string | null }

export function useDocument(
  preview: ImportPreview | undefined,
  corrections: readonly Correction[],
  onCorrections: (corrections: Correction[]) => void,
): OpenDocument | null {
  const [kept, setKept] = useState<Kept | null>(() => {
    if (preview === undefined) return null
    const { source: _, ...read } = preview
    const begun = begin(asSeen(read), corrections)
    return { ...begun, selected: documentOf(begun.history).provisions[0]?.id ?? null }
  })
  const go = useCallback(
    (from: Kept, history: History, about = from.selected) => {
      const selected = selectedAfter(documentOf(from.history), documentOf(history), about)
      setKept({ ...from, history, selected })
      onCorrections(correctionsOf(history))
    },
    [onCorrections],
  )
  const select = useCallback((selected: string | null) => setKept((now) => now && { ...now, selected }), [])
  if (kept === null) return null
  const { history, failed, selected } = kept
  const step = (next: History | null): boolean => {
    if (next === null) return false
    go(kept, next)
    return true
  }
  return {
    document: documentOf(history),
    selected,
    failed,
    canUndo: history.steps.length > 0,
    canRedo: history.undone.length > 0,
    select,
    correct: (correction) => {
      const next = make(history, correction)
      if (typeof next === 'string') return next
      go(kept, next, 'provision' in correction ? correction.provision : selected)
      return null
    },
    undo: () => step(undo(history)),
    redo: () => step(redo(history)),
  }
}
