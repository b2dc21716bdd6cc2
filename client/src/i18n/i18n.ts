import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import { type Messages, translate, type Values } from './translate.ts'

const STORED = 'quorate-language'

export type Translate = (key: string, values?: Values) => string
/** The language of the page, and what says things in it. */
export type Speech = { t: Translate; i18n: { language: Language } }

let speech: Speech = { t: (key) => key, i18n: { language: 'en' } }
let loadWords: (language: Language) => Promise<Messages> = async () => ({})
const listeners = new Set<() => void>()

export const currentSpeech = (): Speech => speech

export function onSpeechChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const wanted = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return LANGUAGES.find((language) => wanted.find((tag) => isLanguage(tag)) === language) ?? 'en'
}

/** Starts with the preferred language. `load` fetches the messages of a language. */
export async function startI18n(load: (language: Language) => Promise<Messages>): Promise<void> {
  loadWords = load
  await speak(preferredLanguage())
}

export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language)
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

async function speak(language: Language): Promise<void> {
  const messages = await loadWords(language)
  const plurals = new Intl.PluralRules(language)
  speech = { t: (key, values) => translate(messages, plurals, key, values), i18n: { language } }
  document.documentElement.lang = language
  for (const listener of listeners) listener()
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
