import { expect, test } from '@jest/globals'
import type { Committee } from '@quorate/shared/contracts/membership'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement as h, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { CommitteeContext, committeeHere } from '../../data/committee-context.ts'
import { common } from '../../i18n/en/index.ts'
import { speak } from '../../i18n/translate.ts'
import { type Live, LiveContext } from '../../live/live-context.ts'
import { DraftList } from './draft-list.tsx'
import { messages } from './pages.en.ts'
import { draftsQuery } from './queries.ts'

speak('en', { ...common, proposals: messages })

test('[U41] the title of a draft, in which anything may be, does not change the line around it', () => {
  const client = new QueryClient()
  const draft = { id: 'd1', savedAt: 0, title: { en: 'A\u202eB' } }
  client.setQueryDefaults(['hlsg'], { staleTime: Number.POSITIVE_INFINITY })
  client.setQueryData<unknown>(draftsQuery('hlsg').queryKey, { drafts: [draft, { ...draft, id: 'd2', title: {} }] })
  const committee = { id: 'hlsg', participants: [], principals: [] } as unknown as Committee
  let page: ReactElement = h(MemoryRouter, null, h(DraftList))
  page = h(CommitteeContext, { value: committeeHere(committee) }, page)
  page = h(LiveContext, { value: { now: () => 0 } as Live }, page)
  const html = renderToStaticMarkup(h(QueryClientProvider, { client }, page))
  expect(html).not.toContain('\u202e')
  expect(html).toContain('U+202E')
  expect(html).toContain(messages.untitled)
})
