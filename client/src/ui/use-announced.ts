import { useTranslation } from '../i18n/translate.ts'
import { formatHere, formatMoment } from './time.ts'
import { useLanguage } from './use-language.ts'

/** How an instant is announced: in the zone it was set in and, if the clocks there show another time, in the reader's. */
export function useAnnounced(): (at: number, timeZone: string) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return (at, timeZone) => {
    const announced = formatMoment(at, language, timeZone)
    const here = formatHere(at, language, timeZone)
    return here === null ? announced : t('ui.announced', { announced, here })
  }
}
