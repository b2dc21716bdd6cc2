import { Component, type ReactNode, useLayoutEffect, useState } from 'react'
import {
  UNSAFE_createBrowserHistory as createBrowserHistory,
  createPath,
  type Location,
  matchRoutes,
  Navigate,
  type NavigateOptions,
  type NavigationType,
  type Navigator,
  Outlet,
  type RouteObject,
  Router,
  useLocation,
  useRoutes,
} from 'react-router'
import type { PageHandle } from '../area.ts'
import { CommitteeLayout } from './committee-layout.tsx'
import { everyArea } from './every-area.ts'
import { Home } from './home.tsx'
import { NotFound } from './not-found.tsx'
import { RouteFailure } from './route-failure.tsx'
import { createScrollPositions, ScrollPositionsContext } from './scroll-positions.ts'

const committeePages: RouteObject[] = [
  { index: true, element: <Navigate to="today" replace /> },
  ...everyArea.flatMap(([, { routes }]) => routes),
  { path: '*', element: <NotFound /> },
]

const ROUTES: RouteObject[] = [
  {
    element: <Guarded />,
    children: [
      { index: true, element: <Home /> },
      ...everyArea.flatMap(([, { frontRoutes }]) => frontRoutes ?? []),
      {
        path: ':committee',
        element: <CommitteeLayout />,
        children: [{ element: <Guarded />, children: committeePages }],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
]

type Shown = { location: Location; action: NavigationType }

/** The page at the address. A page that is being fetched takes the place of the one before once it is there. */
export function Pages() {
  const [{ navigator, follow, positions }] = useState(createNavigation)
  const [shown, setShown] = useState<Shown | null>(null)
  useLayoutEffect(() => follow(setShown), [follow])
  if (shown === null) return <div />
  return (
    <Router location={shown.location} navigationType={shown.action} navigator={navigator}>
      <ScrollPositionsContext value={positions}>
        <Routes />
      </ScrollPositionsContext>
    </Router>
  )
}

const Routes = () => useRoutes(ROUTES)

/** The library's own router for single pages, without its loaders and actions, which nothing here uses. */
function createNavigation() {
  const history = createBrowserHistory({ v5Compat: true })
  const positions = createScrollPositions(history.location)
  let keepsScroll = false
  const remember = (options?: NavigateOptions) => {
    keepsScroll = options?.preventScrollReset ?? false
  }
  const navigator: Navigator = {
    createHref: history.createHref,
    encodeLocation: history.encodeLocation,
    go: history.go,
    push(to, state, options) {
      remember(options)
      history.push(to, state)
    },
    replace(to, state, options) {
      remember(options)
      history.replace(to, state)
    },
  }
  function follow(show: (shown: Shown) => void): () => void {
    let over = false
    const go = async () => {
      const { location, action } = history
      const stays = keepsScroll
      keepsScroll = false
      await prepare(location)
      if (over || createPath(history.location) !== createPath(location)) return
      positions.leave(stays)
      show({ location, action })
    }
    void go()
    const stop = history.listen(() => void go())
    return () => {
      over = true
      stop()
    }
  }
  return { navigator, follow, positions }
}

/** Fetches the code of the page at an address. */
async function prepare(location: Location): Promise<void> {
  const handles = matchRoutes(ROUTES, location)?.map(({ route }): PageHandle | undefined => route.handle) ?? []
  await Promise.all(handles.map((handle) => handle?.prepare()))
}

/** Shows that a page failed in its place, until one goes elsewhere. */
function Guarded() {
  const { key } = useLocation()
  return (
    <Guard key={key}>
      <Outlet />
    </Guard>
  )
}

class Guard extends Component<{ children: ReactNode }, { failed: boolean; error: unknown }> {
  override state = { failed: false, error: undefined }
  static getDerivedStateFromError = (error: unknown) => ({ failed: true, error })
  override render() {
    return this.state.failed ? <RouteFailure error={this.state.error} /> : this.props.children
  }
}
