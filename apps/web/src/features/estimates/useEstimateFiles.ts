import { packageRoute, recordRoute, routeUrl } from '@corridor/contract'
import { useMemo } from 'react'
import type { RouteInput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { ChartFile } from '../../ui/ChartFrame.tsx'

/** The reproducibility file and the data package of an estimate. */
export function useEstimateFiles(selection: RouteInput<typeof recordRoute>): readonly ChartFile[] {
  const t = useMessages()
  return useMemo(
    () => [
      { label: t('files.record'), href: routeUrl(recordRoute, selection) },
      { label: t('files.package'), href: routeUrl(packageRoute, selection) },
    ],
    [t, selection],
  )
}
