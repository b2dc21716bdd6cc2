import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { InLanguages } from './in-languages.ts'
import { speak } from './translate.ts'

const STORED = 'quorate-language'

/** The language chosen on this device, else the first of the browser's that we speak, else English. */
function preferredLanguage(): Language {
  const wanted = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return LANGUAGES.find((language) => wanted.find((tag) => isLanguage(tag)) === language) ?? 'en'
}

/** Fetches messages in a language, by their areas. */
type Load = (language: Language) => Promise<Record<string, object>>

let loads: readonly Load[] = []
let spoken: Language = 'en'

/** Starts with the preferred language. */
export const startI18n = (load: Load): Promise<void> => inTurn(() => use(preferredLanguage(), [load]))

/** Adds messages that few pages need; from now on they are fetched in each language that is chosen. */
export const addMessages = (load: Load): Promise<void> =>
  inTurn(async () => {
    if (!loads.includes(load)) await use(spoken, [...loads, load])
  })

/** Makes what has code fetched together with messages of an area that only this code shows. */
export function bringing(area: string, messages: InLanguages<object>) {
  const load: Load = async (language) => ({ [area]: (await messages[language]()).messages })
  return async <Module>(module: Promise<Module>): Promise<Module> => (await Promise.all([module, addMessages(load)]))[0]
}

export async function chooseLanguage(language: Language): Promise<void> {
  await inTurn(() => use(language, loads))
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

async function use(language: Language, wanted: readonly Load[]): Promise<void> {
  const parts = await Promise.all(wanted.map((load) => load(language)))
  loads = wanted
  spoken = language
  speak(language, together(parts))
  document.documentElement.lang = language
}

/** All of them; an area may have messages in several parts. */
export function together(parts: readonly Record<string, object>[]): Record<string, object> {
  const all: Record<string, object> = {}
  for (const [area, messages] of parts.flatMap(Object.entries<object>)) all[area] = { ...all[area], ...messages }
  return all
}

let turn: Promise<unknown> = Promise.resolve()

/** One change after the other, so that none speaks with what another has replaced. */
function inTurn(change: () => Promise<void>): Promise<void> {
  const done = turn.then(change)
  turn = done.catch(() => undefined)
  return done
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
