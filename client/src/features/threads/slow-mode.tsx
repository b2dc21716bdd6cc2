import type { Thread } from '@quorate/shared/contracts/threads'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { formatDuration, formatStopwatch } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './composer.module.css'

/** Seconds until the reader may post the next comment; 0: now. Who may set slow mode is not held back by it. */
export function useSlowWait({ slow, can }: Thread): number {
  const live = useLive()
  const until = can.setSlowMode === null ? 0 : (slow?.next ?? 0)
  const [now, setNow] = useState(live.now)
  const waits = until > now
  useEffect(() => {
    setNow(live.now())
    if (!waits && until <= live.now()) return
    const timer = setInterval(() => setNow(live.now()), 1000)
    return () => clearInterval(timer)
  }, [live, until, waits])
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** Says that the debate is in slow mode, and how long the reader has to wait. */
export function SlowNote({ thread: { slow }, wait }: { thread: Thread; wait: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (slow === null) return null
  return (
    <p className={styles.hint}>
      {t('threads.slow.on', { pace: formatDuration(slow.seconds, language) })}{' '}
      {wait > 0 && <span role="timer">{t('threads.slow.wait', { time: formatStopwatch(wait) })}</span>}
    </p>
  )
}
