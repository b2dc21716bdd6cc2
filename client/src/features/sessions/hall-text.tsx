import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { WorkText } from '../works/parts/work-text.tsx'
import styles from './session-screen.module.css'

/** Sizes of letters, in hundredths of the height of the screen: the largest with which the whole text is seen. */
const SIZES = [4.4, 3.8, 3.3, 2.9]
/** How far a key moves a text that is longer than the screen, as a part of what is seen of it. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 0.2,
  ArrowUp: -0.2,
  PageDown: 0.9,
  PageUp: -0.9,
  ' ': 0.9,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/**
 * The text under debate, with its changes, as large as the screen allows. One that is still longer is moved with the
 * keys of a keyboard or of a presenter, from anywhere on the page.
 */
export function HallText({ committee, work }: { committee: string; work: WorkLine }) {
  const { t } = useTranslation()
  const area = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState(false)

  useEffect(() => {
    const seen = area.current
    const written = content.current
    if (seen === null || written === null) return
    const look = () => setMore(seen.scrollHeight - seen.scrollTop - seen.clientHeight > 4)
    const fit = () => {
      for (const size of SIZES) {
        seen.style.setProperty('--size', `${size}vh`)
        if (seen.scrollHeight <= seen.clientHeight) break
      }
      look()
    }
    const observer = new ResizeObserver(fit)
    observer.observe(seen)
    observer.observe(written)
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      seen.scrollTop = Math.min(Math.max(0, seen.scrollTop + step * seen.clientHeight), seen.scrollHeight)
    }
    seen.addEventListener('scroll', look, { passive: true })
    window.addEventListener('keydown', onKey)
    return () => {
      observer.disconnect()
      seen.removeEventListener('scroll', look)
      window.removeEventListener('keydown', onKey)
    }
  }, [])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, also by keyboard
    <section ref={area} className={styles.debated} data-more={more} aria-label={t('sessions.room.text')} tabIndex={0}>
      <div ref={content}>
        <WorkText committee={committee} work={work.id} kind={work.kind} still />
      </div>
    </section>
  )
}
