import type {
  Grouping,
  IntervalBounds,
  MoveTypeName,
  RegionNode,
  regionalMatrixRoute,
} from '@corridor/contract'
import { aggregateFlows } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import type { z } from 'zod'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { describeEstimate } from './describeEstimate.ts'
import { OTHER_REGION, regionCodes, regionOf, requireRegion } from './regions.ts'
import { roundPersons } from './roundPersons.ts'
import { movesByType, type StoredEstimate } from './StoredEstimate.ts'

export interface RegionView {
  readonly grouping: Grouping
  /** The region shown by country. */
  readonly open: string | undefined
  /** Only moves of this type. */
  readonly type: MoveTypeName | undefined
}

/**
 * Flows between regions, one of them shown by country if wished. All cells add up to the world
 * total, whichever region is open.
 *
 * @throws {DomainError} `unknown_area` for a region that the grouping does not have; `bad_option`
 * for a type of move that the method does not know.
 */
export function regionalMatrix(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  estimate: StoredEstimate,
  { grouping, open, type }: RegionView,
  intervals: EstimateIntervals | null,
): z.output<typeof regionalMatrixRoute.output> {
  const opened = open === undefined ? null : requireRegion(evidence, open, grouping)
  const region = (area: string) => regionOf(evidence.areaIndex, area, grouping)
  const nodeOf = (area: string) => (region(area) === opened ? area : region(area))
  const grouped = aggregateFlows(estimate.areas, personsOfType(estimate, type), nodeOf)
  const order = [...regionCodes(evidence, grouping), OTHER_REGION].flatMap((code) =>
    code === opened ? estimate.areas.filter((area) => region(area) === opened) : [code],
  )
  const placeOf = new Map(grouped.groups.map((code, place) => [code, place]))
  const places = order.flatMap((code) => placeOf.get(code) ?? [])
  const cell = (from: number, to: number) => grouped.persons[from * grouped.groups.length + to]!
  const isArea = (code: string) => opened !== null && estimate.positionOf.has(code)
  // A simulation knows all moves together.
  const known = type === undefined ? intervals : null
  const boundsOf = (from: string, to: string): IntervalBounds | null => {
    if (known === null) return null
    const [i, j] = [from, to].map((code) => estimate.positionOf.get(code)!) as [number, number]
    if (isArea(from) && isArea(to)) return known.ofCell(i * estimate.areas.length + j)
    if (isArea(from)) return known.fromArea(grouping, i, to)
    return isArea(to) ? known.toArea(grouping, j, from) : known.ofRegions(grouping, from, to)
  }
  const nodeInterval = (code: string, side: 'inflow' | 'outflow'): IntervalBounds | null => {
    if (known === null) return null
    if (isArea(code)) return known[side](estimate.positionOf.get(code)!)
    return side === 'inflow'
      ? known.regionInflow(grouping, code)
      : known.regionOutflow(grouping, code)
  }
  const nodes = places.map((place): RegionNode => {
    const others = places.filter((other) => other !== place)
    const code = grouped.groups[place]!
    return {
      code,
      kind: isArea(code) ? 'area' : 'region',
      region: isArea(code) ? opened! : code,
      inflow: roundPersons(others.reduce((total, other) => total + cell(other, place), 0)),
      outflow: roundPersons(others.reduce((total, other) => total + cell(place, other), 0)),
      within: roundPersons(cell(place, place)),
      inflowInterval: nodeInterval(code, 'inflow'),
      outflowInterval: nodeInterval(code, 'outflow'),
    }
  })
  const codes = places.map((place) => grouped.groups[place]!)
  const bounds = codes.map((from) => codes.map((to) => boundsOf(from, to)))
  const column = (pick: (one: IntervalBounds) => number) =>
    known === null ? null : bounds.map((row) => row.map((one) => (one === null ? null : pick(one))))
  return {
    estimate: describeEstimate(estimate, intervals),
    grouping,
    open: opened,
    type: type ?? null,
    nodes,
    persons: places.map((from) => places.map((to) => roundPersons(cell(from, to)))),
    lower: column(({ lower }) => lower),
    median: column(({ median }) => median),
    upper: column(({ upper }) => upper),
  }
}

function personsOfType(estimate: StoredEstimate, type: MoveTypeName | undefined): Float64Array {
  if (type === undefined) return estimate.persons
  if (estimate.outward === null) {
    throw new DomainError(
      'bad_option',
      `${estimate.choice.method} does not know the type of a move; choose open-minimum, closed-minimum or pseudo-bayes`,
      { method: estimate.choice.method, type },
    )
  }
  return estimate.persons.map((_, cell) => movesByType(estimate, cell)[type] ?? 0)
}
