import type { Language } from '@quorate/shared/domain/language'
import { useTranslation } from 'react-i18next'

/** The reader's language. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'fr' ? 'fr' : 'en'
}
