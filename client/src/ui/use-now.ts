import { useEffect, useState } from 'react'
import { useLive } from '../live/live-context.ts'

/** The server's time, told again every `pace` milliseconds. */
export function useNow(pace = 1000): number {
  const live = useLive()
  const [now, setNow] = useState(live.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(live.now()), pace)
    return () => clearInterval(timer)
  }, [live, pace])
  return now
}
