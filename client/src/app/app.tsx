import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { BrowserRouter } from 'react-router'
import { createQueryClient } from '../data/query-client.ts'
import { LiveContext } from '../live/live-context.ts'
import { createFocusKeeper, FocusContext } from '../ui/focus-context.ts'
import { createAppLive } from './app-live.ts'
import { reloadOnNewVersion } from './new-version.ts'
import { Pages } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'quorate-color-scheme' })

function createServices() {
  const client = createQueryClient()
  reloadOnNewVersion()
  return {
    client,
    live: createAppLive(client),
    focus: createFocusKeeper(location.pathname),
  }
}

export function App() {
  const [{ client, live, focus }] = useState(createServices)
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
            <BrowserRouter>
              <Pages />
            </BrowserRouter>
          </FocusContext>
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
