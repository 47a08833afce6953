import type { CorridorRank, Grouping, topCorridorsRoute } from '@corridor/contract'
import type { z } from 'zod'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { boundsOrNull } from './boundsOrNull.ts'
import { describeEstimate } from './describeEstimate.ts'
import { regionOf, requireRegion } from './regions.ts'
import { roundPersons, roundPersonsOrNull } from './roundPersons.ts'
import { movesByType, type StoredEstimate } from './StoredEstimate.ts'

export interface CorridorFilter {
  readonly grouping: Grouping
  /** Area or region code. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly measure: 'gross' | 'net'
  readonly limit: number
}

/**
 * The largest corridors of an estimate, ties in the order of the codes.
 *
 * @throws {DomainError} `unknown_area` for a code that is neither area nor region.
 */
export function topCorridors(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  estimate: StoredEstimate,
  filter: CorridorFilter,
  intervals: EstimateIntervals | null,
): z.output<typeof topCorridorsRoute.output> {
  const origins = placesIn(evidence, estimate, filter.from, filter.grouping)
  const destinations = placesIn(evidence, estimate, filter.to, filter.grouping)
  const size = estimate.areas.length
  const { persons } = estimate
  const opposite = (cell: number) => (cell % size) * size + Math.floor(cell / size)
  const measure =
    filter.measure === 'gross'
      ? (cell: number) => persons[cell]!
      : (cell: number) => persons[cell]! - persons[opposite(cell)]!
  const cells = origins.flatMap((origin) =>
    destinations
      .map((destination) => origin * size + destination)
      .filter((cell) => roundPersons(persons[cell]!) > 0),
  )
  const total = cells.reduce((sum, cell) => sum + persons[cell]!, 0)
  const shown = cells.sort((a, b) => measure(b) - measure(a) || a - b).slice(0, filter.limit)
  const shownPersons = shown.reduce((sum, cell) => sum + persons[cell]!, 0)
  return {
    estimate: describeEstimate(estimate, intervals),
    corridors: shown.map((cell, place) => ({
      ...rank(estimate, cell, opposite(cell), place + 1),
      ...boundsOrNull(intervals?.ofCell(cell)),
    })),
    count: cells.length,
    persons: roundPersons(total),
    shownShare: total === 0 ? 0 : Math.min(shownPersons / total, 1),
  }
}

function rank(
  estimate: StoredEstimate,
  cell: number,
  opposite: number,
  place: number,
): CorridorRank {
  const size = estimate.areas.length
  const [persons, reverse] = [estimate.persons[cell]!, estimate.persons[opposite]!]
  const moves = movesByType(estimate, cell)
  return {
    rank: place,
    origin: estimate.areas[Math.floor(cell / size)]!,
    destination: estimate.areas[cell % size]!,
    persons: roundPersons(persons),
    reverse: roundPersons(reverse),
    net: roundPersons(persons - reverse),
    outward: roundPersonsOrNull(moves.outward),
    return: roundPersonsOrNull(moves.return),
    transit: roundPersonsOrNull(moves.transit),
  }
}

/** Positions of the areas that a code stands for: all without one, one area, or those of a region. */
export function placesIn(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  { areas, positionOf }: StoredEstimate,
  code: string | undefined,
  grouping: Grouping,
): readonly number[] {
  const all = areas.map((_, place) => place)
  if (code === undefined) return all
  const place = positionOf.get(code)
  if (place !== undefined) return [place]
  // An area that is known but not in the estimate has no flows; the diagnostics say why.
  if (evidence.areaIndex.byCode.has(code)) return []
  const region = requireRegion(evidence, code, grouping)
  return all.filter((one) => regionOf(evidence.areaIndex, areas[one]!, grouping) === region)
}
