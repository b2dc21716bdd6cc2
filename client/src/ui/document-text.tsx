import { lazy, Suspense } from 'react'
import { ShownText } from './shown-text.tsx'

/** Tables, emphasis and calls of notes, as documents that are read have them. */
const MARKS = /^\||\*|\[\^/m

/** Fetched for the first text with marks. */
const MarkedText = lazy(async () => ({ default: (await import('./marked-text.tsx')).MarkedText }))

/** The words of a provision or clause of a document, with its tables, emphasis and calls of notes. */
export function DocumentText({ text }: { text: string }) {
  const plain = <ShownText text={text} />
  if (!MARKS.test(text)) return plain
  return (
    <Suspense fallback={plain}>
      <MarkedText text={text} />
    </Suspense>
  )
}
