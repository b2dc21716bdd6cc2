import type { RecordPage } from '@quorate/shared/contracts/record'
import { isolated } from '@quorate/shared/domain/characters'
import { fillTemplate } from '../../i18n/template.ts'
import type { EventSentence } from './use-sentences.ts'

type Entry = RecordPage['entries'][number]
type Event = Entry['events'][number]

/**
 * The entries as plain text: number, instant in UTC, fingerprint, and the events, a sentence a line. Whatever people
 * wrote stays within its line and its place in it. `actor` is isolated already.
 */
export function exportText(
  heading: string,
  entries: readonly Entry[],
  say: (event: Event) => EventSentence & { actor: string },
) {
  const lines = entries.flatMap(({ seq, at, hash, events }) => [
    `${seq}  ${new Date(at).toISOString()}  ${hash}`,
    ...events.flatMap((event) => {
      const { template, values, quote, actor } = say(event)
      const texts = Object.fromEntries(Object.entries(values).map(([slot, { text }]) => [slot, isolated(text)]))
      return [`    ${fillTemplate(template, { ...texts, actor })}`, ...quoted(quote)]
    }),
    '',
  ])
  return [heading, '', ...lines].join('\n')
}

const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/

function quoted(quote: string | null | undefined): string[] {
  return quote ? quote.split(LINE_BREAK).map((line) => `        > ${isolated(line)}`) : []
}

/** Controls, characters of direction and hidden ones, of those that JSON leaves as they are. */
const MISLEADING = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** The entries as data. A character that would change how its line reads is written as an escape, which means the same. */
export function exportData(committee: string, entries: readonly Entry[]): string {
  const data = JSON.stringify({ committee, entries }, null, 2)
  return `${data.replace(MISLEADING, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
