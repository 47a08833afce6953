import type { Grouping, IntervalBounds, IntervalHeader } from '@corridor/contract'
import type { AreaCode } from '@corridor/kernel'
import { roundPersons } from '../flows/roundPersons.ts'
import type { BoundColumns, IntervalTables } from './IntervalTables.ts'
import type { SimulationRow } from './simulationStore.ts'

/** The intervals of one estimate, as answers need them. Persons, rounded like all figures. */
export interface EstimateIntervals {
  readonly id: string
  readonly header: IntervalHeader
  /** Of a cell of the matrix; a corridor that never had a flow is 0 throughout. */
  ofCell(cell: number): IntervalBounds
  /** Of an area by its place. */
  inflow(place: number): IntervalBounds
  outflow(place: number): IntervalBounds
  net(place: number): IntervalBounds
  /** Between two regions, and into and out of one; null for a region without areas. */
  ofRegions(grouping: Grouping, from: string, to: string): IntervalBounds | null
  /** From an area, by its place, to a region, and back; null where the simulation did not keep it. */
  fromArea(grouping: Grouping, place: number, region: string): IntervalBounds | null
  toArea(grouping: Grouping, place: number, region: string): IntervalBounds | null
  regionInflow(grouping: Grouping, region: string): IntervalBounds | null
  regionOutflow(grouping: Grouping, region: string): IntervalBounds | null
}

/** @returns null when the simulation was made over other areas than the estimate has. */
export function estimateIntervals(
  { id, result }: Pick<SimulationRow, 'id' | 'result'>,
  tables: IntervalTables,
  areas: readonly AreaCode[],
): EstimateIntervals | null {
  if (result === null || tables.areas.join(' ') !== areas.join(' ')) return null
  const rowOf = new Map(tables.cells.map((cell, row) => [cell, row]))
  const groupingOf = (name: Grouping) => tables.groupings.find((one) => one.name === name)
  const ofGroup = (
    name: Grouping,
    region: string,
    pick: (grouping: IntervalTables['groupings'][number]) => BoundColumns,
  ): IntervalBounds | null => {
    const grouping = groupingOf(name)
    const place = grouping?.groups.indexOf(region) ?? -1
    return grouping === undefined || place < 0 ? null : at(pick(grouping), place)
  }
  const ofArea = (
    name: Grouping,
    area: number,
    region: string,
    pick: (grouping: IntervalTables['groupings'][number]) => BoundColumns | undefined,
  ): IntervalBounds | null => {
    const grouping = groupingOf(name)
    const place = grouping?.groups.indexOf(region) ?? -1
    const columns = grouping && pick(grouping)
    if (grouping === undefined || columns === undefined || place < 0) return null
    return at(columns, area * grouping.groups.length + place)
  }
  return {
    id,
    header: result.total,
    ofCell(cell) {
      const row = rowOf.get(cell)
      return row === undefined ? NEVER : at(tables.corridors, row)
    },
    inflow: (place) => at(tables.inflow, place),
    outflow: (place) => at(tables.outflow, place),
    net: (place) => at(tables.net, place),
    ofRegions(name, from, to) {
      const grouping = groupingOf(name)
      const [i, j] = [from, to].map((region) => grouping?.groups.indexOf(region) ?? -1)
      if (grouping === undefined || i! < 0 || j! < 0) return null
      return at(grouping.pairs, i! * grouping.groups.length + j!)
    },
    fromArea: (name, area, region) => ofArea(name, area, region, ({ fromAreas }) => fromAreas),
    toArea: (name, area, region) => ofArea(name, area, region, ({ toAreas }) => toAreas),
    regionInflow: (name, region) => ofGroup(name, region, ({ inflow }) => inflow),
    regionOutflow: (name, region) => ofGroup(name, region, ({ outflow }) => outflow),
  }
}

const NEVER: IntervalBounds = { lower: 0, median: 0, upper: 0 }

const at = ({ lower, median, upper }: BoundColumns, place: number): IntervalBounds => ({
  lower: roundPersons(lower[place]!),
  median: roundPersons(median[place]!),
  upper: roundPersons(upper[place]!),
})

/** What an interval covers and what not, in words. */
export const describeCoverage = ({ header }: EstimateIntervals): string =>
  `90 % interval from ${header.usedDraws} draws of possible migrant stocks (simulation, seed ${header.seed}; ${header.usualErrors ? "the product's usual errors" : 'errors chosen by a user'}, correlation between the two dates ${header.errors.correlationBetweenDates}). It covers errors in the stocks only: not errors in births, deaths and population, not the choice of method, and not moves that stocks cannot show. Drawn errors push some totals up on the average (here by ${Math.round(header.bias).toLocaleString('en')} persons), so the estimate need not lie in the middle.`
