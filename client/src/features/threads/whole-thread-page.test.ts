import { expect, test } from '@jest/globals'
import type { Committee } from '@quorate/shared/contracts/membership'
import type { Comment } from '@quorate/shared/contracts/threads'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement as h, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { CommitteeContext, committeeHere } from '../../data/committee-context.ts'
import { common } from '../../i18n/en/index.ts'
import { speak } from '../../i18n/translate.ts'
import { type Live, LiveContext } from '../../live/live-context.ts'
import { messages } from './messages.en.ts'
import { StillComment } from './whole-thread-page.tsx'

speak('en', { ...common, threads: messages })

/** What is read of a comment that was edited so often. */
function shown(edits: number): string {
  const comment: Comment = {
    ...{
      id: 'c1',
      thread: 't1',
      number: 1,
      at: 0,
      body: 'Words.',
      replyTo: null,
      state: 'shown' as const,
      hidden: null,
    },
    ...{ author: { member: 'd1-head', capacity: 'delegate', for: null }, edits, editedAt: edits === 0 ? null : 1 },
  }
  const committee = { id: 'hlsg', participants: [], principals: [] } as unknown as Committee
  let page: ReactElement = h(StillComment, { comment, answered: undefined })
  page = h(CommitteeContext, { value: committeeHere(committee) }, page)
  page = h(LiveContext, { value: { now: () => 0 } as Live }, page)
  page = h(QueryClientProvider, { client: new QueryClient() }, page)
  return renderToStaticMarkup(page).replace(/<[^>]*>/g, ' ')
}

test('[E4] the whole discussion says which comments were edited', () => {
  expect(shown(1)).toContain('edited once')
  expect(shown(2)).toContain('edited 2 times')
  expect(shown(0)).not.toContain('edited')
})
