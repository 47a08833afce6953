import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readPreferences, readStored } from './app/preferences.ts'
import { MeApp } from './features/workers/MeApp.tsx'
import { activateWorkerWords } from './features/workers/workerWords.ts'
import './ui/tokens.css'
import './ui/base.css'

/**
 * Workers' pages: an app for itself, without router, figures and the interface's schemas, so that a
 * telephone on a slow connection has its first screen soon.
 */
const preferences = readPreferences(
  Object.fromEntries(new URLSearchParams(window.location.search)),
  readStored,
  navigator.languages,
)

await activateWorkerWords(preferences.lang)

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <MeApp initial={preferences} />
  </StrictMode>,
)
