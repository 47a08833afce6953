import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useReader } from './PreferencesProvider.tsx'
import { formatQuery, parseQuery } from './viewState.ts'

/**
 * Gives the address that shows exactly this view to somebody else: the page's own words plus the
 * reader's language, theme and digits, which otherwise live on the reader's device.
 *
 * @param extra words of the page that are not in the address yet.
 */
export function usePermalink(): (extra?: Readonly<Record<string, string>>) => string {
  const router = useRouter()
  const { preferences } = useReader()
  return useCallback(
    (extra = {}) => {
      const { pathname, searchStr } = router.state.location
      const { lang, theme, digits } = preferences
      const query = formatQuery({
        ...parseQuery(searchStr),
        ...extra,
        lang,
        theme: theme === 'auto' ? undefined : theme,
        digits: lang === 'ar' ? digits : undefined,
      })
      return `${window.location.origin}${pathname}${query}`
    },
    [router, preferences],
  )
}
