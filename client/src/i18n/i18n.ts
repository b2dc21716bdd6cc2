import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

const STORED = 'quorate-language'

/** The language chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const wanted = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return LANGUAGES.find((language) => wanted.find((tag) => isLanguage(tag)) === language) ?? 'en'
}

/** Only the language in use is fetched. */
async function load(language: Language) {
  return language === 'fr' ? (await import('./fr/index.ts')).fr : (await import('./en/index.ts')).en
}

export async function startI18n(): Promise<void> {
  const language = preferredLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await load(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
}

export async function chooseLanguage(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await load(language))
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
