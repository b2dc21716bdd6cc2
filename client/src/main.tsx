import './app/styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadMessages } from './app/messages.ts'
import { startI18n } from './i18n/i18n.ts'

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no root element')
  await startI18n(loadMessages)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

// Not awaited at the top level: scripts that are fetched meanwhile import from this one.
void start()
