import { type Release, releasesRoute, type SourceReference } from '@corridor/contract'
import { useMemo } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import type { TableStructure } from './structure.ts'
import type { Table } from './useTable.ts'

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

/**
 * What is to be cited of the figures at hand: the releases that they rest on, else the table itself.
 */
export function useTableSources({
  structure,
  selection,
  cells,
}: Pick<Table, 'structure' | 'selection' | 'cells'>): readonly SourceReference[] {
  const named = useMemo(
    () => [...new Set(cells?.attributes.get('SOURCE') ?? [])].flatMap((one) => one ?? []),
    [cells],
  )
  const releases = useTableReleases(structure, selection.codes, named)
  return useMemo(
    () =>
      releases.length > 0
        ? releases
        : [
            {
              release: structure.id,
              title: structure.name,
              publisher: 'Corridor',
              revision: structure.hints.lastUpdate?.slice(0, 10) ?? structure.version,
              vintage: Number(structure.hints.lastUpdate?.slice(0, 4) ?? 0),
              licence: { name: '', status: 'unverified' as const },
              citation: `Corridor, ${structure.name} (${structure.id} ${structure.version}).`,
              checksum: '',
            },
          ],
    [releases, structure],
  )
}
