import type { Grouping, RegionNode, regionalMatrixRoute } from '@corridor/contract'
import { aggregateFlows } from '@corridor/flows'
import type { z } from 'zod'
import type { EvidenceStore } from '../../evidence/index.ts'
import { describeEstimate } from './describeEstimate.ts'
import { OTHER_REGION, regionCodes, regionOf, requireRegion } from './regions.ts'
import { roundPersons } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'

export interface RegionView {
  readonly grouping: Grouping
  /** The region shown by country. */
  readonly open: string | undefined
}

/**
 * Flows between regions, one of them shown by country if wished. All cells add up to the world
 * total, whichever region is open.
 *
 * @throws {DomainError} `unknown_area` for a region that the grouping does not have.
 */
export function regionalMatrix(
  evidence: Pick<EvidenceStore, 'areas' | 'areaIndex'>,
  estimate: StoredEstimate,
  { grouping, open }: RegionView,
): z.output<typeof regionalMatrixRoute.output> {
  const opened = open === undefined ? null : requireRegion(evidence, open, grouping)
  const region = (area: string) => regionOf(evidence.areaIndex, area, grouping)
  const nodeOf = (area: string) => (region(area) === opened ? area : region(area))
  const grouped = aggregateFlows(estimate.areas, estimate.persons, nodeOf)
  const order = [...regionCodes(evidence, grouping), OTHER_REGION].flatMap((code) =>
    code === opened ? estimate.areas.filter((area) => region(area) === opened) : [code],
  )
  const placeOf = new Map(grouped.groups.map((code, place) => [code, place]))
  const places = order.flatMap((code) => placeOf.get(code) ?? [])
  const cell = (from: number, to: number) => grouped.persons[from * grouped.groups.length + to]!
  const nodes = places.map((place): RegionNode => {
    const others = places.filter((other) => other !== place)
    const code = grouped.groups[place]!
    const isArea = opened !== null && estimate.positionOf.has(code)
    return {
      code,
      kind: isArea ? 'area' : 'region',
      region: isArea ? opened : code,
      inflow: roundPersons(others.reduce((total, other) => total + cell(other, place), 0)),
      outflow: roundPersons(others.reduce((total, other) => total + cell(place, other), 0)),
      within: roundPersons(cell(place, place)),
    }
  })
  return {
    estimate: describeEstimate(estimate),
    grouping,
    open: opened,
    nodes,
    persons: places.map((from) => places.map((to) => roundPersons(cell(from, to)))),
  }
}
