import { releasesRoute } from '@corridor/contract'
import { useCallback } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { vintageLabel } from './vintageLabel.ts'

/** How a pair of releases is named in lists: by publisher and years. Codes until the catalogue has come. */
export function useVintageLabel() {
  const t = useMessages()
  const { format } = useReader()
  const { data } = useRoute(releasesRoute, {})
  const releases = data?.releases
  return useCallback(
    (vintage: Parameters<typeof vintageLabel>[2]) =>
      vintageLabel(t, format.year, vintage, releases ?? []),
    [t, format, releases],
  )
}
