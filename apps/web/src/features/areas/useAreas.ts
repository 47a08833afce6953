import { type Area, areasRoute, type Grouping, type Region } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'

/** Where the interface puts areas of imported tables that the list does not know. */
const OTHER_REGION = 'other'

/** Areas and regions by code, with names in the reader's language. */
export interface AreaNames {
  readonly areas: ReadonlyMap<string, Area>
  /** Regions of a grouping in the order in which they stand round the circle. */
  regionsOf(grouping: Grouping): readonly Region[]
  /** The name of an area or region; the code itself where it is unknown. */
  name(code: string): string
  readonly disclaimer: string
  readonly source: string
}

/** Undefined until the list has come. It is fetched once for all pages. */
export function useAreas(): AreaNames | undefined {
  const { data } = useRoute(areasRoute, {})
  const { lang } = useReader().preferences
  const t = useMessages()
  return useMemo(() => {
    if (data === undefined) return undefined
    const areas = new Map(data.areas.map((area) => [area.code, area]))
    const regions = new Map(
      Object.values(data.groupings)
        .flat()
        .map((region) => [region.code, region]),
    )
    return {
      areas,
      regionsOf: (grouping) => data.groupings[grouping],
      name: (code) =>
        (areas.get(code) ?? regions.get(code))?.names[lang] ??
        (code === OTHER_REGION ? t('areas.other') : code),
      disclaimer: data.disclaimer,
      source: data.source,
    }
  }, [data, lang, t])
}
