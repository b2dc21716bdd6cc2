import { IconChevronDown } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './contents.module.css'
import { type ContentsLine, LineLink, type LinesProps, useFollowing } from './contents-line.tsx'

/** Fetched for the first long contents. */
const LongLines = lazy(async () => ({ default: (await import('./long-contents.tsx')).LongLines }))

type ContentsProps = {
  lines: readonly ContentsLine[]
  /** A selector of all places in the text, in its order. */
  places: string
  /** The line that a place belongs to; left out if each place is one. */
  lineOf?: (place: string) => string | undefined
  /** Beside the text on a wide window; otherwise, and everywhere without this, it opens from a line above the text. */
  aside?: boolean
}

/** A long text with its contents beside it on a wide window, and above it on a narrow one. */
export function WithContents({ children, ...props }: Omit<ContentsProps, 'aside'> & { children: ReactNode }) {
  if (props.lines.length < 2) return children
  return (
    <div className={styles.with}>
      <Contents {...props} aside />
      {children}
    </div>
  )
}

/** Up to so many lines are all on the page. */
const ALL_AT_ONCE = 120

/** The contents of a long text, in which the reader's place is marked. */
export function Contents({ lines, places, lineOf, aside = false }: ContentsProps) {
  const { t } = useTranslation()
  const id = useId()
  const [opened, setOpened] = useState(false)
  const place = usePlace(places)
  const here = place === null ? undefined : lineOf ? lineOf(place) : place
  const current = lines.find((line) => line.id === here)
  return (
    <div className={styles.contents} data-aside={aside}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
        onKeyDown={({ key }) => key === 'Escape' && setOpened(false)}
      >
        <IconChevronDown aria-hidden size={16} stroke={1.75} />
        <strong>{t('ui.contents')}</strong>
        {current && (
          <span className={styles.here}>
            {current.number} {current.label}
          </span>
        )}
      </button>
      <nav id={id} className={styles.nav} aria-label={t('ui.contents')} data-opened={opened}>
        <Lines {...{ lines, here, opened }} onChoose={() => setOpened(false)} />
      </nav>
    </div>
  )
}

function Lines(props: LinesProps) {
  const list = useRef<HTMLOListElement>(null)
  const { lines, here, opened, onChoose } = props
  const long = lines.length > ALL_AT_ONCE
  const at = long ? -1 : lines.findIndex(({ id }) => id === here)
  useFollowing(list, at, opened, () => {
    const line = list.current?.children[at]
    if (list.current && line) bringIntoView(list.current, line, opened)
  })
  if (long)
    return (
      <Suspense>
        <LongLines {...props} />
      </Suspense>
    )
  return (
    <ol ref={list} className={styles.list}>
      {lines.map((line) => (
        <li key={line.id} data-level={line.level}>
          <LineLink {...{ line, onChoose }} isHere={line.id === here} />
        </li>
      ))}
    </ol>
  )
}

/** Scrolls the list alone, never the page. */
function bringIntoView(list: Element, line: Element, toCenter: boolean): void {
  const { top, bottom, height } = line.getBoundingClientRect()
  const frame = list.getBoundingClientRect()
  if (toCenter) list.scrollTop += top - frame.top - (frame.height - height) / 2
  else list.scrollTop += Math.min(0, top - frame.top) + Math.max(0, bottom - frame.bottom)
}

/** Pixels below the head of the window within which a place begins that counts as reached. */
const REACHED = 140

/** The last of these places that the reader has reached, by its id. */
function usePlace(places: string): string | null {
  const [place, setPlace] = useState<string | null>(null)
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      const found = document.querySelectorAll(places)
      let [low, high] = [0, found.length - 1]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((found[middle]?.getBoundingClientRect().top ?? 0) <= REACHED) low = middle
        else high = middle - 1
      }
      setPlace(found[low]?.id ?? null)
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    soon()
    // Of a long text, other parts come onto the page after a scroll.
    const changes = new MutationObserver(soon)
    changes.observe(document.body, { childList: true, subtree: true })
    // Also of a text that scrolls by itself.
    window.addEventListener('scroll', soon, { capture: true, passive: true })
    return () => {
      cancelAnimationFrame(frame)
      changes.disconnect()
      window.removeEventListener('scroll', soon, { capture: true })
    }
  }, [places])
  return place
}
