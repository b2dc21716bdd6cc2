import { lazy, Suspense } from 'react'
import { ShownText } from './shown-text.tsx'

/** Tables, emphasis and calls of notes, as documents that are read have them. */
const MARKS = /^\||\*|\[\^/m

/** Left out as long as the marks cannot be shown. */
const EMPHASIS_OR_CALL = /\*|\[\^[^\]]+\]/g

/** Fetched for the first text with marks. */
const MarkedText = lazy(async () => ({ default: (await import('./marked-text.tsx')).MarkedText }))

/** The words of a provision or clause of a document, with its tables, emphasis and calls of notes. */
export function DocumentText({ text }: { text: string }) {
  if (!MARKS.test(text)) return <ShownText text={text} />
  return (
    <Suspense fallback={<ShownText text={text.replaceAll(EMPHASIS_OR_CALL, '')} />}>
      <MarkedText text={text} />
    </Suspense>
  )
}
