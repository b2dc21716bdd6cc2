import { type HTMLAttributes, useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './session-room.module.css'

export type RoomTool = 'console' | 'floor' | 'agenda'

const idOf = (tool: RoomTool) => `room-${tool}`

/**
 * What one acts with in a session. On a narrow window each is opened as a sheet over the page, by a bar at its foot, so
 * that the reader keeps their place; on a wide one all are in view beside the text, and nothing here has an effect.
 */
export function useTools() {
  const [opened, setOpened] = useState<RoomTool | null>(null)
  useEffect(() => {
    if (opened === null) return
    document.getElementById(idOf(opened))?.focus({ preventScroll: true })
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) setOpened(null)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [opened])
  const tool = (name: RoomTool): HTMLAttributes<HTMLDivElement> & { 'data-tool': RoomTool } => ({
    id: idOf(name),
    className: styles.tool,
    tabIndex: -1,
    'data-tool': name,
    ...(opened === name && { 'data-opened': true }),
  })
  const choose = (wanted: RoomTool | null) => {
    const next = wanted === opened ? null : wanted
    keepPlaceOf('floor', next === 'floor')
    setOpened(next)
  }
  return { tool, bar: { opened, choose } }
}

/** The place on the page of what becomes a sheet stays empty: nothing moves under the reader. */
function keepPlaceOf(tool: RoomTool, away: boolean): void {
  const place = document.getElementById(idOf(tool))?.parentElement
  if (place) place.style.minBlockSize = away ? `${place.offsetHeight}px` : ''
}

type RoomBarProps = {
  tools: readonly RoomTool[]
  opened: RoomTool | null
  choose: (tool: RoomTool | null) => void
  /** How many are on the list of speakers. */
  speakers: number
}

export function RoomBar({ tools, opened, choose, speakers }: RoomBarProps) {
  const { t } = useTranslation()
  return (
    <nav className={styles.bar} aria-label={t('sessions.room.bar.label')}>
      {tools.map((tool) => (
        <button
          key={tool}
          type="button"
          className={styles.barItem}
          aria-expanded={opened === tool}
          aria-controls={idOf(tool)}
          onClick={() => choose(tool)}
        >
          {t(`sessions.room.bar.${tool}`)}
          {tool === 'floor' && speakers > 0 && <span className={styles.number}>{speakers}</span>}
        </button>
      ))}
      {(['text', 'discussion'] as const).map((place) => (
        <a key={place} href={`#${place}`} className={styles.barItem} onClick={() => choose(null)}>
          {t(place === 'text' ? 'ui.toText' : 'ui.toDiscussion')}
        </a>
      ))}
    </nav>
  )
}
