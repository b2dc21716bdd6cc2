import { Suspense } from 'react'
import { Navigate, Outlet, type RouteObject, useRoutes } from 'react-router'
import { CommitteeLayout } from './committee-layout.tsx'
import { everyArea } from './every-area.ts'
import { Home } from './home.tsx'
import { NotFound } from './not-found.tsx'
import { RouteFailure } from './route-failure.tsx'

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
