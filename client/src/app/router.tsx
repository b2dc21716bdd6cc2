import type { ComponentType } from 'react'
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { Home } from './home.tsx'
import { NotFound } from './not-found.tsx'
import { RouteFailure } from './route-failure.tsx'
import { forgetPlace } from './scroll-places.ts'

/** A page whose code is fetched when somebody first goes there. */
const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
})

const committeePages: RouteObject[] = [
  { index: true, element: <Navigate to="today" replace /> },
  page('today', async () => (await import('../features/today/today-page.tsx')).TodayPage),
  page('mandate', async () => (await import('../features/mandate/mandate-page.tsx')).MandatePage),
  page('mandate/import', async () => (await import('../features/mandate/import-mandate-page.tsx')).ImportMandatePage),
  page('mandate/:mandate/:clause', async () => (await import('../features/mandate/clause-page.tsx')).ClausePage),
  page('instrument', async () => (await import('../features/instrument/instruments-page.tsx')).InstrumentsPage),
  page(
    'instrument/import',
    async () => (await import('../features/instrument/import-instrument-page.tsx')).ImportInstrumentPage,
  ),
  page(
    'instrument/:instrument/compare/:from/:to',
    async () => (await import('../features/instrument/comparison-page.tsx')).ComparisonPage,
  ),
  page(
    'instrument/:instrument/:version?',
    async () => (await import('../features/instrument/instrument-page.tsx')).InstrumentPage,
  ),
  page('proposals', async () => (await import('../features/proposals/proposal-list-page.tsx')).ProposalListPage),
  page('proposals/new', async () => (await import('../features/proposals/draft-page.tsx')).NewDraftPage),
  page('proposals/drafts/:draft', async () => (await import('../features/proposals/draft-page.tsx')).DraftPage),
  page('proposals/:proposal', async () => (await import('./pages/proposal-page.tsx')).ProposalPage),
  page('sessions', async () => (await import('../features/sessions/session-list-page.tsx')).SessionListPage),
  page('sessions/:session', async () => (await import('./pages/session-page.tsx')).SessionPage),
  page('sessions/:session/screen', async () => (await import('./pages/session-screen-page.tsx')).SessionScreenPage),
  page('votes', async () => (await import('../features/votes/vote-list-page.tsx')).VoteListPage),
  page('votes/:vote', async () => (await import('../features/votes/vote-page.tsx')).VotePage),
  page('decisions', async () => (await import('../features/decisions/decision-list-page.tsx')).DecisionListPage),
  page('decisions/:decision', async () => (await import('./pages/decision-page.tsx')).DecisionPage),
  page('record', async () => (await import('../features/record/record-page.tsx')).RecordPage),
  page('participants', async () => (await import('../features/membership/participants-page.tsx')).ParticipantsPage),
  { path: '*', element: <NotFound /> },
]

export function createRouter() {
  forgetPlace(window.location)
  return createBrowserRouter([
    {
      errorElement: <RouteFailure />,
      hydrateFallbackElement: <div />,
      children: [
        { index: true, element: <Home /> },
        page('sign-in', async () => (await import('./pages/sign-in-page.tsx')).SignInPage),
        {
          path: ':committee',
          lazy: async () => ({ Component: (await import('./committee-layout.tsx')).CommitteeLayout }),
          children: [{ errorElement: <RouteFailure />, children: committeePages }],
        },
        { path: '*', element: <NotFound /> },
      ],
    },
  ])
}
