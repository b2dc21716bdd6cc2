import { useTranslation } from '../i18n/translate.ts'
import { timeLeft } from './time.ts'
import { useAnnounced } from './use-announced.ts'
import { useNow } from './use-now.ts'

/** The time that is left, by the server's clock. */
export function TimeLeft({ until }: { until: number }) {
  const { t } = useTranslation()
  const left = timeLeft(until, useNow(1000))
  if (left.unit === 'over') return t('ui.left.over')
  if (left.unit === 'seconds') return t('ui.left.seconds')
  return t(`ui.left.${left.unit}`, { count: left.count })
}

/** A deadline: date, time and zone, by the reader's clock, too, and how long is left. */
export function Deadline({ at, timeZone }: { at: number; timeZone: string }) {
  const announced = useAnnounced()
  return (
    <span>
      <time dateTime={new Date(at).toISOString()}>{announced(at, timeZone)}</time> (<TimeLeft until={at} />)
    </span>
  )
}
