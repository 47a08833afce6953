import type { SessionState } from '@corridor/contract'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ACCOUNT_PATH, WORLD_PATH } from '../../app/paths.ts'
import {
  directionOf,
  LANGUAGES,
  OWN_NAMES,
  type Preferences,
  storeWord,
} from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { MeContext, useMe } from './MeContext.ts'
import { MeProblem } from './MeProblem.tsx'
import { QuickExit } from './QuickExit.tsx'
import { useReading } from './useReading.ts'
import { WorkerHome } from './WorkerHome.tsx'
import { WorkerSignIn } from './WorkerSignIn.tsx'
import { activateWorkerWords } from './workerWords.ts'
import './workers.css'

/** Workers' pages with what is round them: her language, and the way out. */
export function MeApp({ initial }: { readonly initial: Preferences }) {
  const [preferences, setPreferences] = useState(initial)
  const { lang, theme } = preferences
  const prefer = useCallback((change: Partial<Pick<Preferences, 'lang' | 'theme' | 'digits'>>) => {
    for (const [name, value] of Object.entries(change)) storeWord(name, value)
    const apply = () => setPreferences((previous) => ({ ...previous, ...change }))
    // Words first, then the direction: the page never mixes two languages.
    if (change.lang === undefined) apply()
    else void activateWorkerWords(change.lang).then(apply)
  }, [])
  useEffect(() => {
    const root = document.documentElement
    root.lang = lang
    root.dir = directionOf(lang)
    if (theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = theme
  }, [lang, theme])
  const reader = useMemo(() => ({ preferences, prefer }), [preferences, prefer])
  return (
    <MeContext value={reader}>
      <I18nProvider i18n={i18n}>
        <MeHead />
        <main id="main" tabIndex={-1}>
          <div className="page me-page">
            <QuickExit />
            <Screens />
          </div>
        </main>
      </I18nProvider>
    </MeContext>
  )
}

function MeHead() {
  const t = useMessages()
  const { preferences, prefer } = useMe()
  return (
    <header className="site-head">
      <div className="site-bar">
        <a href={WORLD_PATH} className="brand">
          Corridor
        </a>
        <label className="me-language">
          <span className="off-screen">{t('me.language')}</span>
          <select
            value={preferences.lang}
            onChange={({ target }) => {
              const lang = LANGUAGES.find((one) => one === target.value)
              if (lang !== undefined) prefer({ lang })
            }}
          >
            {LANGUAGES.map((lang) => (
              <option key={lang} value={lang}>
                {OWN_NAMES[lang]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  )
}

/**
 * One thing on each screen. Screens are no entries of the history, so that going back on a telephone
 * that others use shows nothing.
 */
function Screens() {
  const t = useMessages()
  const session = useReading<SessionState>('/identity/session')
  const [adopted, setAdopted] = useState<SessionState | null>(null)
  usePageTitle(t('me.title'))
  const state = adopted ?? session.data
  if (state === undefined) {
    return (
      <>
        <h1>{t('me.title')}</h1>
        {session.error === null ? (
          <p role="status" className="me-reserved">
            {t('me.loading')}
          </p>
        ) : (
          <MeProblem error={session.error} onRetry={() => void session.again()} />
        )}
      </>
    )
  }
  if (state.state === 'worker') {
    return <WorkerHome onSignedOut={() => setAdopted({ state: 'anonymous', firstRun: false })} />
  }
  if (state.state === 'anonymous') return <WorkerSignIn onSignedIn={setAdopted} />
  return (
    <>
      <h1>{t('me.title')}</h1>
      <p>{t('me.staff')}</p>
      <p>
        <a href={ACCOUNT_PATH}>{t('me.account')}</a>
      </p>
    </>
  )
}
