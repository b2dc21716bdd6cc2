import { useSyncExternalStore } from 'react'
import { currentSpeech, onSpeechChange, type Speech } from './i18n.ts'

/** Stands in for the hook of react-i18next, whose types say which messages there are (vite.config.ts). */
export const useTranslation = (): Speech => useSyncExternalStore(onSpeechChange, currentSpeech)
