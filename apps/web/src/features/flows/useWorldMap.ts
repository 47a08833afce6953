import { worldMatrixRoute } from '@corridor/contract'
import { useMemo } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { flowArcs } from './flowArcs.ts'
import { mapGeometry } from './mapGeometry.ts'
import type { World } from './useWorld.ts'
import { useWorldTopology } from './useWorldTopology.ts'
import { listFlows, NET_CLASSES, type NetClass, netClass, netMigration } from './worldCells.ts'
import type { Flow } from './worldFacts.ts'
import { estimateInput } from './worldQueries.ts'
import type { WorldView } from './worldView.ts'

/** At most as many arrows as can be told apart. */
const MOST_ARCS = { wide: 200, narrow: 60 } as const

const NARROW = 560

/** The map of the world page: outlines, net migration and arcs of the selection. */
export function useWorldMap(
  world: World,
  view: WorldView,
  open: string | undefined,
  width: number,
) {
  const topology = useWorldTopology()
  const answer = useRoute(worldMatrixRoute, estimateInput(view))
  const cells = answer.data
  const codeOf = useMemo(() => {
    if (cells === undefined) return null
    return codesByM49(world, cells.areas)
  }, [world, cells])
  const geometry = useMemo(
    () =>
      topology.data === undefined || codeOf === null || width === 0
        ? null
        : mapGeometry(topology.data, (m49) => codeOf.get(m49) ?? null, width),
    [topology.data, codeOf, width],
  )
  const net = useMemo(() => (cells === undefined ? null : netMigration(cells)), [cells])
  const selected = useMemo(
    () =>
      cells === undefined
        ? []
        : listFlows(cells, view.measure)
            .filter(isChosen(world, view, open))
            .sort((one, other) => other.persons - one.persons),
    [cells, world, view, open],
  )
  const chosen = useMemo(
    () => selected.filter(({ persons }) => persons >= world.threshold),
    [selected, world.threshold],
  )
  const most = width < NARROW ? MOST_ARCS.narrow : MOST_ARCS.wide
  const drawn = useMemo(
    () =>
      geometry === null
        ? null
        : flowArcs(chosen.slice(0, most), geometry.centres, width < NARROW ? 5 : 9),
    [geometry, chosen, most, width],
  )
  return {
    geometry,
    net,
    drawn,
    /** Every corridor of the selection, and those above the threshold; largest first. */
    selected,
    chosen,
    estimate: cells?.estimate,
    error: answer.error ?? topology.error,
    retry: () => {
      if (answer.error !== null) void answer.refetch()
      if (topology.error !== null) void topology.refetch()
    },
  }
}

export type WorldMapState = ReturnType<typeof useWorldMap>

/** Area of the estimate by M49 code; the parts of a composite stand for the composite. */
function codesByM49(world: World, estimated: readonly string[]): ReadonlyMap<string, string> {
  const { areas } = world.areas
  const m49 = (code: string): string | null => areas.get(code)?.m49 ?? null
  return new Map(
    estimated.flatMap((code) =>
      [code, ...(areas.get(code)?.members ?? [])].flatMap((part): [string, string][] => {
        const number = m49(part)
        return number === null ? [] : [[number, code]]
      }),
    ),
  )
}

/** Whether a corridor belongs to what is selected: a pair, an opened region, or the world. */
function isChosen(world: World, view: WorldView, open: string | undefined) {
  const regionOf = (code: string) => world.areas.areas.get(code)?.regions['science-2014']
  const fits = (code: string, wanted: string | undefined): boolean =>
    wanted === undefined || wanted === code || wanted === regionOf(code)
  const paired = view.from !== undefined || view.to !== undefined
  return ({ from, to }: Flow): boolean => {
    if (paired) return fits(from, view.from) && fits(to, view.to)
    return open === undefined || regionOf(from) === open || regionOf(to) === open
  }
}

/** How many areas fall into each class. */
export function countClasses(net: ReadonlyMap<string, number>): ReadonlyMap<NetClass, number> {
  const counts = new Map<NetClass, number>(NET_CLASSES.map((name) => [name, 0]))
  for (const persons of net.values()) {
    const name = netClass(persons)
    counts.set(name, counts.get(name)! + 1)
  }
  return counts
}
