import type { CountryFlow, countryFlowsRoute } from '@corridor/contract'
import type { AreaCode } from '@corridor/kernel'
import type { z } from 'zod'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { describeChoice, type IntervalsOf } from './corridorFlows.ts'
import { describeEstimate } from './describeEstimate.ts'
import { accountsKey, type GridCell, missingCode } from './estimateGrid.ts'
import { explainAbsence } from './explainAbsence.ts'
import { roundPersons } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'

/** One area in every estimate of a grid, and its largest partners in one of them. */
export function countryFlows(
  evidence: Pick<EvidenceStore, 'areaIndex'>,
  estimate: StoredEstimate,
  cells: readonly GridCell[],
  area: AreaCode,
  limit: number,
  intervals: { readonly selected: EstimateIntervals | null; readonly of: IntervalsOf },
): z.output<typeof countryFlowsRoute.output> {
  const place = estimate.positionOf.get(area)
  const size = estimate.areas.length
  const partners = (cellOf: (other: number) => number) =>
    place === undefined ? [] : largestPartners(estimate, cellOf, limit)
  return {
    area,
    estimate: describeEstimate(estimate, intervals.selected),
    series: describeSeries(evidence, cells, area, intervals.of),
    origins: partners((other) => other * size + place!),
    destinations: partners((other) => place! * size + other),
    inflow: place === undefined ? null : roundPersons(estimate.inflow[place]!),
    outflow: place === undefined ? null : roundPersons(estimate.outflow[place]!),
    missing: explainAbsence(evidence, estimate, area)?.words ?? null,
  }
}

function largestPartners(
  { areas, persons }: StoredEstimate,
  cellOf: (other: number) => number,
  limit: number,
) {
  return areas
    .map((area, other) => ({ area, exact: persons[cellOf(other)]! }))
    .sort((a, b) => b.exact - a.exact || (a.area < b.area ? -1 : 1))
    .map(({ area, exact }) => ({ area, persons: roundPersons(exact) }))
    .filter((partner) => partner.persons > 0)
    .slice(0, limit)
}

function describeSeries(
  evidence: Pick<EvidenceStore, 'areaIndex'>,
  cells: readonly GridCell[],
  area: AreaCode,
  intervalsOf: IntervalsOf,
): CountryFlow[] {
  const netOfSource = new Map<string, number>()
  for (const { choice, outcome } of cells) {
    if (outcome.kind === 'refused' || choice.sex !== 'both') continue
    const net = outcome.estimate.netMigrationOfSource.get(area)
    if (net !== undefined && Number.isFinite(net)) netOfSource.set(accountsKey(choice), net)
  }
  return cells.map(({ choice, outcome }): CountryFlow => {
    const net = netOfSource.get(accountsKey(choice))
    const about = {
      ...describeChoice(choice),
      netMigrationOfSource: net === undefined ? null : roundPersons(net),
    }
    const nothing = {
      inflow: null,
      outflow: null,
      net: null,
      inflowInterval: null,
      outflowInterval: null,
      netInterval: null,
    }
    if (outcome.kind === 'refused') {
      return { ...about, ...nothing, missing: missingCode(outcome.error) }
    }
    const { estimate } = outcome
    const place = estimate.positionOf.get(area)
    if (place === undefined) {
      const absence = explainAbsence(evidence, estimate, area)
      return { ...about, ...nothing, missing: absence?.reason ?? 'not_covered' }
    }
    const intervals = intervalsOf(estimate)
    const [inflow, outflow] = [estimate.inflow[place]!, estimate.outflow[place]!]
    return {
      ...about,
      inflow: roundPersons(inflow),
      outflow: roundPersons(outflow),
      net: roundPersons(inflow - outflow),
      inflowInterval: intervals?.inflow(place) ?? null,
      outflowInterval: intervals?.outflow(place) ?? null,
      netInterval: intervals?.net(place) ?? null,
      missing: null,
    }
  })
}
