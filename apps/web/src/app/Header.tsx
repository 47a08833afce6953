import { useNavigate } from '@tanstack/react-router'
import { SearchField } from '../features/search/SearchField.tsx'
import { useMessages } from '../i18n/useMessages.ts'
import { Select } from '../ui/Select.tsx'
import { AppLink } from './AppLink.tsx'
import { NAVIGATION } from './navigation.ts'
import { useReader } from './PreferencesProvider.tsx'
import { WORLD_PATH } from './paths.ts'
import { type Digits, LANGUAGES, OWN_NAMES, type Preferences, type Theme } from './preferences.ts'
import { SignInLink } from './SignInLink.tsx'
import type { Query } from './viewState.ts'

/** Name, navigation, search, language and theme: the same on every page. */
export function Header() {
  const t = useMessages()
  return (
    <header className="site-head">
      <div className="site-bar">
        <AppLink to={WORLD_PATH} className="brand">
          Corridor
        </AppLink>
        <nav aria-label={t('nav.label')} className="site-nav">
          <ul>
            {NAVIGATION.map(({ path, label }) => (
              <li key={path}>
                <AppLink to={path}>{t(label)}</AppLink>
              </li>
            ))}
          </ul>
        </nav>
        <SearchField />
        <ReaderControls />
        <SignInLink />
      </div>
    </header>
  )
}

function ReaderControls() {
  const t = useMessages()
  const { preferences, prefer } = useReader()
  const navigate = useNavigate()
  const change = (part: Partial<Pick<Preferences, 'lang' | 'theme' | 'digits'>>) => {
    prefer(part)
    // The address follows, so that a copied one shows what the reader sees.
    const search = (previous: Query) => ({ ...previous, ...part })
    void navigate({ to: '.', search: search as never, replace: true, resetScroll: false })
  }
  const { lang, theme, digits } = preferences
  return (
    <div className="reader-controls">
      <Select
        compact
        label={t('reader.language')}
        value={lang}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        onChange={(value) => change({ lang: value })}
      />
      {lang === 'ar' && (
        <Select<Digits>
          compact
          label={t('reader.digits')}
          value={digits}
          options={[
            { value: 'arab', label: '١٢٣' },
            { value: 'latn', label: '123' },
          ]}
          onChange={(value) => change({ digits: value })}
        />
      )}
      <Select<Theme>
        compact
        label={t('reader.theme')}
        value={theme}
        options={[
          { value: 'auto', label: t('reader.theme.auto') },
          { value: 'light', label: t('reader.theme.light') },
          { value: 'dark', label: t('reader.theme.dark') },
        ]}
        onChange={(value) => change({ theme: value })}
      />
    </div>
  )
}
