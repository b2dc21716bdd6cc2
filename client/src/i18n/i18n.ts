import { isolated } from '@quorate/shared/domain/characters'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { inSentence, NAME_FORMS } from './name-forms.ts'

const STORED = 'quorate-language'

/** The language chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const wanted = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return LANGUAGES.find((language) => wanted.find((tag) => isLanguage(tag)) === language) ?? 'en'
}

/** Names and titles in a sentence are isolated from it. */
export const interpolation = { escapeValue: true, escape: isolated }

/** Starts with the preferred language. `load` fetches the messages of a language, when it is first used. */
export async function startI18n(load: (language: Language) => Promise<Record<string, object>>): Promise<void> {
  const language = preferredLanguage()
  const messages: BackendModule = {
    type: 'backend',
    init: () => undefined,
    read: (wanted, _namespace, done) => {
      load(wanted === 'fr' ? 'fr' : 'en').then(
        (messages) => done(null, messages),
        (error: Error) => done(error, null),
      )
    },
  }
  await i18next.use(messages).use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation,
    returnNull: false,
  })
  for (const form of NAME_FORMS) i18next.services.formatter?.add(form, (name) => inSentence(String(name), form))
  document.documentElement.lang = language
}

export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}

function isLanguage(tag: string | null): tag is Language {
  return LANGUAGES.some((language) => language === tag)
}
