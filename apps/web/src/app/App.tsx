import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SimulationWatch } from '../features/simulations/SimulationWatch.tsx'
import { useMessages } from '../i18n/useMessages.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { useReader } from './PreferencesProvider.tsx'
import { EMBED_ROOT } from './paths.ts'
import { preferencesInQuery } from './preferences.ts'
import type { Query } from './viewState.ts'

/** The shell round every page. */
export function App() {
  const t = useMessages()
  useReaderFromAddress()
  const main = useFocusAfterNavigation()
  const isEmbedded = useRouterState({
    select: ({ location }) => location.pathname.startsWith(`${EMBED_ROOT}/`),
  })
  if (isEmbedded) {
    return (
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    )
  }
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <SimulationWatch />
    </>
  )
}

/**
 * Going back in the history, or following a link with another language in it, changes the reader's
 * words for this visit; what the reader chose for good stays stored.
 */
function useReaderFromAddress(): void {
  const { prefer } = useReader()
  const query = useRouterState({ select: (state) => state.location.search as Query })
  const { lang, theme, digits } = query
  useEffect(() => {
    const asked = preferencesInQuery({ lang, theme, digits })
    if (Object.keys(asked).length > 0) prefer(asked, true)
  }, [lang, theme, digits, prefer])
}

/** When the link that was followed is gone with its page, the focus goes to the new page's beginning. */
function useFocusAfterNavigation() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const first = useRef(true)
  useEffect(() => {
    if (path === undefined) return
    if (!first.current && document.activeElement === document.body) {
      main.current?.focus({ preventScroll: true })
    }
    first.current = false
  }, [path])
  return main
}
