import { useEffect, useState } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { useConnection } from '../live/live-context.ts'
import styles from './not-live.module.css'

/** Milliseconds before the note shows: mostly the page has caught up by then. */
const SILENCE = 800

/** Why nothing can be decided on this page now: it may be out of date. Null if it is live. */
export function useNotLive(): 'offline' | 'catching-up' | null {
  const { state } = useConnection()
  return state === 'live' ? null : state
}

/** The reason in words, beside the buttons that are held meanwhile. */
export function NotLiveNote() {
  const { t } = useTranslation()
  const notLive = useNotLive()
  const [lasting, setLasting] = useState(false)
  const held = notLive !== null
  useEffect(() => {
    if (!held) return
    const timer = setTimeout(() => setLasting(true), SILENCE)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [held])
  return notLive !== null && lasting ? <p className={styles.note}>{t(`ui.notLive.${notLive}`)}</p> : null
}
