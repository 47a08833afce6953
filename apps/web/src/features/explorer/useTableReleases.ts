import { type Release, releasesRoute } from '@corridor/contract'
import { useMemo } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import type { TableStructure } from './structure.ts'

/**
 * The releases that the chosen codes of sources name (a vintage names two, joined by an underscore), or
 * those that single figures name; empty where a table rests on none.
 */
export function useTableReleases(
  { dimensions, hints }: Pick<TableStructure, 'dimensions' | 'hints'>,
  codes: readonly (readonly string[])[],
  named: Iterable<string> = [],
): readonly Release[] {
  const { data } = useRoute(releasesRoute, {})
  const wanted = useMemo(() => {
    const chosen = dimensions.flatMap(({ id, codes: all }, place) =>
      hints.sources.includes(id)
        ? codes[place]!.length > 0
          ? codes[place]!
          : (hints.sourceCodes.get(id) ?? [...all.keys()])
        : [],
    )
    return new Set([...chosen.flatMap((code) => code.split('_')), ...named])
  }, [dimensions, hints, codes, named])
  return useMemo(
    () => (data?.releases ?? []).filter(({ release }) => wanted.has(release)),
    [data, wanted],
  )
}
