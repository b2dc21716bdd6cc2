import type { Areas } from '../areas.ts'
import type { common } from './en/index.ts'

/** All messages: those of every area's pages, and those of each area, its pages and its sentences under its name. */
type Messages = typeof common & {
  [Name in keyof Areas]: Fetched<Areas[Name]['messages']> &
    Fetched<NonNullable<Areas[Name]['pages']>> &
    Fetched<Areas[Name]['templates']>
}

type Fetched<Languages> = Languages extends { en: () => Promise<{ messages: infer Messages }> } ? Messages : object

/** The keys of these messages, such as `list.title`; the plural forms of a message have one key, without their endings. */
export type KeyOf<Words, Prefix extends string = ''> = {
  [K in keyof Words & string]: Words[K] extends string
    ? `${Prefix}${K extends `${infer Singular}_${'zero' | Intl.LDMLPluralRule}` ? Singular : K}`
    : KeyOf<Words[K], `${Prefix}${K}.`>
}[keyof Words & string]

export type MessageKey = KeyOf<Messages>
