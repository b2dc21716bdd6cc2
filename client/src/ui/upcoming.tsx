import { useTranslation } from '../i18n/translate.ts'
import { timeUntil } from './time.ts'
import { useAnnounced } from './use-announced.ts'
import { useNow } from './use-now.ts'

/** In how long it is, by the server's clock. */
function TimeUntil({ until }: { until: number }) {
  const { t } = useTranslation()
  const left = timeUntil(until, useNow(1000))
  if (left.unit === 'over') return t('ui.until.over')
  if (left.unit === 'seconds') return t('ui.until.seconds')
  return t(`ui.until.${left.unit}`, { count: left.count })
}

/** When something begins: date, time and zone, by the reader's clock, too, and in how long that is. */
export function Upcoming({ at, timeZone }: { at: number; timeZone: string }) {
  const announced = useAnnounced()
  return (
    <span>
      <time dateTime={new Date(at).toISOString()}>{announced(at, timeZone)}</time> (<TimeUntil until={at} />)
    </span>
  )
}
