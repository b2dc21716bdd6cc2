import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router'
import { createQueryClient } from '../data/query-client.ts'
import { LiveContext } from '../live/live-context.ts'
import { createFocusKeeper, FocusContext } from '../ui/focus-context.ts'
import { createAppLive } from './app-live.ts'
import { reloadOnNewVersion } from './new-version.ts'
import { createRouter } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'quorate-color-scheme' })

function createServices() {
  const client = createQueryClient()
  const router = createRouter()
  reloadOnNewVersion(() => router.state.navigation.location)
  return {
    client,
    live: createAppLive(client),
    router,
    focus: createFocusKeeper(location.pathname),
  }
}

export function App() {
  const [{ client, live, router, focus }] = useState(createServices)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <LiveContext value={live}>
          <FocusContext value={focus}>
            <RouterProvider router={router} />
          </FocusContext>
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
