import type { Language } from '@quorate/shared/domain/language'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './source-pane.module.css'

type SourcePaneProps = {
  lines: readonly string[]
  language: Language
  /** The first and the last line of what is selected, from 1. */
  marked: readonly [from: number, to: number] | null
  onLine: (line: number) => void
}

/** The source, line by line: those of the selected provision are marked and on screen, and a line leads to its provision. */
export function SourcePane({ lines, language, marked, onLine }: SourcePaneProps) {
  const { t } = useTranslation()
  const pane = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer<HTMLElement, HTMLDivElement>({
    count: lines.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 24,
    overscan: 20,
  })
  const [from, to] = marked ?? [0, 0]
  useEffect(() => {
    if (from <= 0) return
    const { scrollTop, clientHeight } = pane.current ?? { scrollTop: 0, clientHeight: 0 }
    const [first, last] = [virtualizer.measurementsCache[from - 1], virtualizer.measurementsCache[to - 1]]
    const isOnScreen =
      first !== undefined && last !== undefined && first.start >= scrollTop && last.end <= scrollTop + clientHeight
    if (!isOnScreen) virtualizer.scrollToIndex(Math.max(0, from - 3), { align: 'start' })
  }, [from, to, virtualizer])
  const choose = ({ target }: MouseEvent) => {
    const line = target instanceof Element ? target.closest('[data-line]')?.getAttribute('data-line') : null
    if (line) onLine(Number(line))
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the tree leads to all that a line leads to
    <section
      ref={pane}
      className={styles.source}
      aria-label={t('reading.source.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, also by keyboard
      tabIndex={0}
      lang={language}
      onClick={choose}
    >
      <div className={styles.lines} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            ref={virtualizer.measureElement}
            data-index={index}
            data-line={index + 1}
            data-marked={(from <= index + 1 && index + 1 <= to) || undefined}
            className={styles.line}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.words} dir="auto">
              {lines[index]}
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}
