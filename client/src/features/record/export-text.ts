import type { RecordPage } from '@quorate/shared/contracts/record'
import { fillTemplate } from './template.ts'
import type { EventSentence } from './use-sentences.ts'

type Entry = RecordPage['entries'][number]
type Event = Entry['events'][number]

/** The entries as plain text: number, instant in UTC, fingerprint, and the events, a sentence a line. */
export function exportText(
  heading: string,
  entries: readonly Entry[],
  say: (event: Event) => EventSentence & { actor: string },
) {
  const lines = entries.flatMap(({ seq, at, hash, events }) => [
    `${seq}  ${new Date(at).toISOString()}  ${hash}`,
    ...events.flatMap((event) => {
      const { template, values, quote, actor } = say(event)
      const texts = Object.fromEntries(Object.entries(values).map(([slot, { text }]) => [slot, text]))
      return [`    ${fillTemplate(template, { ...texts, actor })}`, ...quoted(quote)]
    }),
    '',
  ])
  return [heading, '', ...lines].join('\n')
}

function quoted(quote: string | null | undefined): string[] {
  return quote ? quote.split('\n').map((line) => `        > ${line}`) : []
}
