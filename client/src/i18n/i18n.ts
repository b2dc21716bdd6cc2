import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import { speak } from './translate.ts'

const STORED = 'quorate-language'

/** The language chosen on this device, else the first of the browser's that we speak, else English. */
function preferredLanguage(): Language {
  const wanted = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return LANGUAGES.find((language) => wanted.find((tag) => isLanguage(tag)) === language) ?? 'en'
}

type Load = (language: Language) => Promise<Record<string, object>>
let load: Load = async () => ({})

/** Starts with the preferred language. `load` fetches the messages of a language, when it is first used. */
export async function startI18n(loadMessages: Load): Promise<void> {
  load = loadMessages
  await use(preferredLanguage())
}

export async function chooseLanguage(language: Language): Promise<void> {
  await use(language)
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

async function use(language: Language): Promise<void> {
  speak(language, await load(language))
  document.documentElement.lang = language
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
