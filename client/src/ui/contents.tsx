import { IconChevronDown } from '@tabler/icons-react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './contents.module.css'

export type ContentsLine = { id: string; level: 0 | 1 | 2; number: string; label: ReactNode }

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

type LinesProps = {
  lines: readonly ContentsLine[]
  here: string | undefined
  opened: boolean
  onChoose: () => void
}

function Lines({ lines, here, opened, onChoose }: LinesProps) {
  const list = useRef<HTMLOListElement>(null)
  const virtualizer = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: () => 36,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
    rangeExtractor: (range) =>
      range.count <= ALL_AT_ONCE
        ? Array.from({ length: range.count }, (_, index) => index)
        : defaultRangeExtractor(range),
    useFlushSync: false,
  })
  const at = lines.findIndex(({ id }) => id === here)
  useEffect(() => {
    // It follows the reader, except while they choose in it.
    if (at < 0 || list.current?.matches(':hover, :focus-within') !== false) return
    const frame = requestAnimationFrame(() => virtualizer.scrollToIndex(at, { align: opened ? 'center' : 'auto' }))
    return () => cancelAnimationFrame(frame)
  }, [at, opened, virtualizer])
  const rows = virtualizer.getVirtualItems()
  return (
    <ol ref={list} className={styles.list}>
      {rows.map(({ index, key, start }, place) => {
        const line = lines[index]
        const last = place === rows.length - 1
        return (
          line && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-level={line.level}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              style={{
                marginBlockStart: start - (rows[place - 1]?.end ?? 0),
                marginBlockEnd: last ? virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0) : 0,
              }}
            >
              <a
                href={`#${line.id}`}
                className={styles.line}
                aria-current={line.id === here ? 'location' : undefined}
                onClick={onChoose}
              >
                <span className={styles.number}>{line.number}</span>
                <span className={styles.label}>{line.label}</span>
              </a>
            </li>
          )
        )
      })}
    </ol>
  )
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
