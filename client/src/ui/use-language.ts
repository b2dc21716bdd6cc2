import type { Language } from '@quorate/shared/domain/language'
import { useTranslation } from '../i18n/translate.ts'

/** The reader's language. */
export const useLanguage = (): Language => useTranslation().language
