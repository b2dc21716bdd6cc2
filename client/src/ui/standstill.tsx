import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../live/live-context.ts'
import styles from './standstill.module.css'

/** Milliseconds before the note shows: mostly the page has caught up by then. */
const SILENCE = 800

/** Why nothing can be decided on this page now: it may be out of date. Null if it is live. */
export function useStandstill(): 'offline' | 'catching-up' | null {
  const { state } = useConnection()
  return state === 'live' ? null : state
}

/** The reason in words, beside the buttons that are held meanwhile. */
export function StandstillNote() {
  const { t } = useTranslation()
  const standstill = useStandstill()
  const [lasting, setLasting] = useState(false)
  const held = standstill !== null
  useEffect(() => {
    if (!held) return
    const timer = setTimeout(() => setLasting(true), SILENCE)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [held])
  return standstill !== null && lasting ? <p className={styles.note}>{t(`ui.standstill.${standstill}`)}</p> : null
}
