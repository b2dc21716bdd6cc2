import { useTranslation } from 'react-i18next'
import { formatMoment, timeLeft } from './time.ts'
import { useLanguage } from './use-language.ts'
import { useNow } from './use-now.ts'

/** The time that is left, by the server's clock. */
export function TimeLeft({ until }: { until: number }) {
  const { t } = useTranslation()
  const left = timeLeft(until, useNow(1000))
  if (left.unit === 'over') return t('ui.left.over')
  if (left.unit === 'seconds') return t('ui.left.seconds')
  return t(`ui.left.${left.unit}`, { count: left.count })
}

/** A deadline: date, time and zone, and how long is left. */
export function Deadline({ at, timeZone }: { at: number; timeZone?: string }) {
  const language = useLanguage()
  return (
    <span>
      <time dateTime={new Date(at).toISOString()}>{formatMoment(at, language, timeZone)}</time> (<TimeLeft until={at} />
      )
    </span>
  )
}
