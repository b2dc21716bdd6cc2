import { lazy, Suspense } from 'react'
import { Navigate, Outlet, type RouteObject, useRoutes } from 'react-router'
import { CommitteeLayout } from './committee-layout.tsx'
import { everyArea } from './every-area.ts'
import { RouteFailure } from './route-failure.tsx'

/** Few visits begin at the front page, or end where there is no page. */
const Home = lazy(async () => ({ default: (await import('./home.tsx')).Home }))
const NotFound = lazy(async () => ({ default: (await import('./not-found.tsx')).NotFound }))

const committeePages: RouteObject[] = [
  { index: true, element: <Navigate to="today" replace /> },
  ...everyArea.flatMap(([, { routes }]) => routes),
  { path: '*', element: <NotFound /> },
]

const routes: RouteObject[] = [
  {
    element: (
      <RouteFailure>
        <Suspense>
          <Outlet />
        </Suspense>
      </RouteFailure>
    ),
    children: [
      { index: true, element: <Home /> },
      ...everyArea.flatMap(([, { frontRoutes }]) => frontRoutes ?? []),
      { path: ':committee', element: <CommitteeLayout />, children: committeePages },
      { path: '*', element: <NotFound /> },
    ],
  },
]

/** The page at the reader's address. */
export const Pages = () => useRoutes(routes)
