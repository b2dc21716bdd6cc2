import { MantineProvider } from '@mantine/core'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Committee } from '@quorate/shared/contracts/membership'
import type { Session } from '@quorate/shared/contracts/sessions'
import type { Comment } from '@quorate/shared/contracts/threads'
import type { Vote } from '@quorate/shared/contracts/votes'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement as h, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter, Route, Routes } from 'react-router'
import { CommitteeContext, committeeHere } from '../data/committee-context.ts'
import { createQueryClient } from '../data/query-client.ts'
import { type ClientWorkKind, createWorkKinds, WorkKindsContext } from '../data/work-kinds.ts'
import { ClausePage } from '../features/mandate/clause-page.tsx'
import { RecordLine } from '../features/record/record-line.tsx'
import { Agenda } from '../features/sessions/agenda.tsx'
import { CommentState } from '../features/threads/comment-state.tsx'
import { TodayPage } from '../features/today/today-page.tsx'
import { VoteHeading } from '../features/votes/vote-heading.tsx'
import { Chain } from '../features/works/parts/chain.tsx'
import { speak } from '../i18n/translate.ts'
import { LiveContext } from '../live/live-context.ts'
import { Markdown } from '../ui/markdown.tsx'
import { loadAllMessages } from './all-messages.fixture.ts'
import { createAppLive } from './app-live.ts'

/** For tests: what works are shown on, by what it needs to know. */
export const SHOWN = {
  clause: (mandate: string, clause: string): ReactElement =>
    h(
      MemoryRouter,
      { initialEntries: [`/hlsg/mandate/${mandate}/${clause}`] },
      h(Routes, null, h(Route, { path: '/hlsg/mandate/:mandate/:clause', element: h(ClausePage) })),
    ),
  agenda: (answer: Session): ReactElement => h(MemoryRouter, null, h(Agenda, { committee: 'hlsg', answer })),
  today: (): ReactElement => h(MemoryRouter, null, h(TodayPage)),
  question: (vote: Vote['vote']): ReactElement => h(MemoryRouter, null, h(VoteHeading, { vote })),
  hidden: (comment: Comment): ReactElement => h(MemoryRouter, null, h(CommentState, { comment })),
  line: (event: PresentedEvent, quote: string): ReactElement =>
    h(MemoryRouter, null, h(RecordLine, { event, said: { template: 'Said.', values: {}, quote } })),
  chain: (work: string): ReactElement => h(MemoryRouter, null, h(Chain, { committee: 'hlsg', work })),
}

/** For tests: the HTML that a text becomes on a page. */
export const markdownHtml = (text: string): string => renderToStaticMarkup(h(MemoryRouter, null, h(Markdown, { text })))

/** For tests: to be awaited once before anything is drawn. */
export async function startEnglish(): Promise<void> {
  speak('en', await loadAllMessages('en'))
}

type Drawing = {
  /** As the reader's browser has it. */
  committee: Committee
  kinds: Readonly<Record<string, ClientWorkKind>>
  /** Puts the answers that are shown into the cache. */
  fill?: (client: QueryClient) => void
}

/** For tests: a page as a browser draws it first, as its text and, by their own, where its links go. */
export function drawn(element: ReactElement, { committee, kinds, fill }: Drawing) {
  const client = createQueryClient()
  fill?.(client)
  const contexts: ((inner: ReactElement) => ReactElement)[] = [
    (inner) => h(WorkKindsContext, { value: createWorkKinds(new Map(Object.entries(kinds))) }, inner),
    (inner) => h(CommitteeContext, { value: committeeHere(committee) }, inner),
    (inner) => h(LiveContext, { value: createAppLive(client) }, inner),
    (inner) => h(QueryClientProvider, { client }, inner),
    (inner) => h(MantineProvider, null, inner),
  ]
  const html = renderToStaticMarkup(contexts.reduce((inner, context) => context(inner), element))
  const links = [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g)]
  return { text: textOf(html), links: new Map(links.map(([, to, inner]) => [textOf(inner), to])) }
}

const textOf = (html = ''): string =>
  html
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
