import { redlineWords } from '@quorate/shared/domain/instrument/redline-words'
import { lazy, Suspense, useMemo } from 'react'
import { PlainOnFailure } from './plain-on-failure.tsx'
import { type ComparedProps, LONG, Marked, type RedlineMode, TextColumn, Views } from './redline-views.tsx'

export type { RedlineMode }

type RedlineProps = {
  before: string
  after: string
  mode?: RedlineMode
  lang?: string
  /** Stars and bars are no markup. */
  plain?: boolean
}

/**
 * How a text changes, as on paper: deleted words struck through, inserted ones underlined, each also said in words to
 * those who listen. `clean` is the text as it would read, `side` the two beside one another.
 */
export function Redline(props: RedlineProps) {
  return (
    <PlainOnFailure text={props.after}>
      <Compared {...props} />
    </PlainOnFailure>
  )
}

function Compared({ before, after, mode = 'redline', lang, plain = false }: RedlineProps) {
  const [earlier, later] = [asRead(mode === 'clean' ? after : before), asRead(after)]
  const props = { before: earlier, after: later, mode, lang }
  const isSimple = earlier.length + later.length <= LONG && !MARKUP.test(earlier) && !MARKUP.test(later)
  if (plain || isSimple) return <Words {...props} />
  return (
    <Suspense fallback={<TextColumn lang={lang}>{after}</TextColumn>}>
      <Blocks {...props} />
    </Suspense>
  )
}

/** One letter may be written in several ways that read the same, and so may the end of a line. */
const asRead = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n')

/** What may be a row of a table, emphasis, or the call of a note. */
const MARKUP = /^\||[*\\]|\[\^/m
/** Comes with the first text that is long or may have markup. */
const Blocks = lazy(async () => ({ default: (await import('./redline-blocks.tsx')).RedlineBlocks }))

function Words({ before, after, mode, lang }: ComparedProps) {
  const spans = useMemo(() => redlineWords(before, after), [before, after])
  return <Views mode={mode} lang={lang} show={(hidden) => <Marked spans={spans} hidden={hidden} />} />
}
