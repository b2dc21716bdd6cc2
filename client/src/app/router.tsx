import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { CommitteeLayout } from './committee-layout.tsx'
import { everyArea } from './every-area.ts'
import { Home } from './home.tsx'
import { NotFound } from './not-found.tsx'
import { RouteFailure } from './route-failure.tsx'
import { forgetPosition } from './scroll-positions.ts'

const committeePages: RouteObject[] = [
  { index: true, element: <Navigate to="today" replace /> },
  ...everyArea.flatMap(([, { routes }]) => routes),
  { path: '*', element: <NotFound /> },
]

export function createRouter() {
  forgetPosition(window.location)
  return createBrowserRouter([
    {
      errorElement: <RouteFailure />,
      hydrateFallbackElement: <div />,
      children: [
        { index: true, element: <Home /> },
        ...everyArea.flatMap(([, { frontRoutes }]) => frontRoutes ?? []),
        {
          path: ':committee',
          element: <CommitteeLayout />,
          children: [{ errorElement: <RouteFailure />, children: committeePages }],
        },
        { path: '*', element: <NotFound /> },
      ],
    },
  ])
}
