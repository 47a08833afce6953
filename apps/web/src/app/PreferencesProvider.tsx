import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { activateLanguage } from '../i18n/activateLanguage.ts'
import { createFormatters, type Formatters } from '../i18n/formatNumbers.ts'
import { directionOf, localeOf, type Preferences, storeWord } from './preferences.ts'

interface Reader {
  readonly preferences: Preferences
  readonly direction: 'ltr' | 'rtl'
  readonly format: Formatters
  /** Changes preferences and keeps them on the reader's device, or only `forThisVisit`. */
  readonly prefer: (change: Partial<Preferences>, forThisVisit?: boolean) => void
}

const ReaderContext = createContext<Reader | null>(null)

/** The reader's language, direction, digits and theme, and how to change them. */
export function useReader(): Reader {
  const reader = use(ReaderContext)
  if (reader === null) throw new Error('useReader needs a PreferencesProvider above it')
  return reader
}

const asWord = (value: string | boolean): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : value

/**
 * Holds the preferences of the reader. The words of the first language must have been activated.
 *
 * @param initial from `readPreferences`.
 */
export function PreferencesProvider({
  initial,
  children,
}: {
  readonly initial: Preferences
  readonly children: ReactNode
}) {
  const [preferences, setPreferences] = useState(initial)
  const { lang, digits, theme } = preferences

  const prefer = useCallback((change: Partial<Preferences>, forThisVisit = false) => {
    if (!forThisVisit) {
      for (const [name, value] of Object.entries(change)) storeWord(name, asWord(value))
    }
    const apply = () => setPreferences((previous) => ({ ...previous, ...change }))
    // Words first, then the direction: the page never mixes two languages.
    if (change.lang === undefined) apply()
    else void activateLanguage(change.lang).then(apply)
  }, [])

  useEffect(() => {
    const root = document.documentElement
    root.lang = lang
    root.dir = directionOf(lang)
    if (theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = theme
  }, [lang, theme])

  const reader = useMemo(
    () => ({
      preferences,
      direction: directionOf(lang),
      format: createFormatters(localeOf({ lang, digits })),
      prefer,
    }),
    [preferences, lang, digits, prefer],
  )
  return (
    <ReaderContext value={reader}>
      <I18nProvider i18n={i18n}>{children}</I18nProvider>
    </ReaderContext>
  )
}
