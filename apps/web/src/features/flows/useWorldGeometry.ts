import { useCallback, useMemo } from 'react'
import { useWidth } from '../../ui/useWidth.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { type MapGeometry, mapGeometry } from './mapGeometry.ts'
import { useWorldTopology } from './useWorldTopology.ts'

/** The areas of the world as shapes, as wide as the room that the map has on the page. */
export function useWorldGeometry(areas: AreaNames | undefined) {
  const { data, error, refetch } = useWorldTopology()
  const [room, width] = useWidth<HTMLDivElement>()
  const byM49 = useMemo(
    () =>
      new Map(
        [...(areas?.areas.values() ?? [])].flatMap(({ m49, code }) =>
          m49 === null ? [] : [[m49, code] as const],
        ),
      ),
    [areas],
  )
  /** Null until outline and areas are there. Pixels. */
  const geometryAt = useCallback(
    (size: number): MapGeometry | null =>
      data === undefined || byM49.size === 0
        ? null
        : mapGeometry(data, (m49) => byM49.get(m49) ?? null, size),
    [data, byM49],
  )
  const geometry = useMemo(() => (width === 0 ? null : geometryAt(width)), [geometryAt, width])
  return { room, error, refetch, geometry, geometryAt }
}
