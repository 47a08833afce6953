import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PreferencesProvider } from './app/PreferencesProvider.tsx'
import { readPreferences, readStored } from './app/preferences.ts'
import { createAppRouter } from './app/router.tsx'
import { parseQuery } from './app/viewState.ts'
import { activateLanguage } from './i18n/activateLanguage.ts'
import './ui/tokens.css'
import './ui/base.css'

const queries = new QueryClient()
const router = createAppRouter(queries)
const preferences = readPreferences(
  parseQuery(window.location.search),
  readStored,
  navigator.languages,
)

// The page's code and its first figures travel while the words are loaded.
void router.load()
await activateLanguage(preferences.lang)

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <PreferencesProvider initial={preferences}>
        <RouterProvider router={router} />
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
)
