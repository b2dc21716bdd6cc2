import type { CSSProperties } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import type { Arranged } from './arrange.ts'
import type { Range } from './ranges.ts'
import { type Region, regionsOf } from './regions.ts'
import styles from './thread-map.module.css'

/** Threads shorter than this are seen at a glance. */
const WORTH_A_MAP = 24

type ThreadMapProps = {
  count: number
  read: readonly Range[]
  arranged: ReadonlyMap<number, Arranged>
  /** The comments on screen. */
  from: number
  to: number
  goTo: (number: number) => void
}

/** The thread at a glance: the unread parts, the depth of exchanges, and the reader's position. */
export function ThreadMap({ count, read, arranged, from, to, goTo }: ThreadMapProps) {
  const { t } = useTranslation()
  if (count < WORTH_A_MAP) return null
  return (
    <nav className={styles.map} aria-label={t('threads.map.title')}>
      {regionsOf(count, read, from, to).map((region) => (
        <button
          key={region.from}
          type="button"
          className={styles.region}
          data-unread={region.unread > 0}
          aria-current={region.here ? 'location' : undefined}
          aria-label={t(region.unread > 0 ? 'threads.map.unread' : 'threads.map.region', {
            from: region.from,
            to: region.to,
            count: region.unread,
          })}
          onClick={() => goTo(region.firstUnread ?? region.from)}
        >
          <span
            className={styles.bar}
            style={measures(depthOf(region, arranged), region.unread / (region.to - region.from + 1))}
          />
        </button>
      ))}
    </nav>
  )
}

// React's type of a style knows no custom properties.
const measures = (depth: number, unread: number) => ({ '--depth': depth, '--unread': unread }) as CSSProperties

/** The depth of exchanges in a region, from 0 to 1, as far as its comments are loaded. */
function depthOf({ from, to }: Region, arranged: ReadonlyMap<number, Arranged>): number {
  let sum = 0
  let known = 0
  for (let number = from; number <= to; number += 1) {
    const depth = arranged.get(number)?.depth
    if (depth === undefined) continue
    sum += depth
    known += 1
  }
  return known === 0 ? 0 : sum / known / 2
}
