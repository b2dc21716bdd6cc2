import type { Language } from '@quorate/shared/domain/language'
import { together } from '../i18n/i18n.ts'
import { loadMessages, loadTemplates } from './messages.ts'

/** For tests: the messages of pages and of sentences. */
export const loadAllMessages = async (language: Language): Promise<Record<string, object>> =>
  together([await loadMessages(language), await loadTemplates(language)])
