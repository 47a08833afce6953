import { type AreaCode, DomainError } from '@corridor/kernel'
import type { KnownFlowAttribution } from './attributeKnownFlows.ts'
import { addMoves, emptyFlowTypes, type FlowTypes, type Movers } from './FlowTypes.ts'
import { fixedStayerMovers } from './fixedStayerMovers.ts'
import { knownFlowMovers } from './knownFlowMovers.ts'
import type { StayerAssumption } from './methodPlans.ts'
import { independentMovers, minimumMovers } from './minimumMovers.ts'
import { offsetMovers, validateOffset } from './offsetMovers.ts'
import type { TablePair } from './TablePair.ts'
import type { FlowOptions } from './types.ts'

export interface AllocationOptions extends Pick<FlowOptions, 'offset' | 'fixedStayers'> {
  /** Known flows shared out over the birthplaces. */
  readonly attribution?: KnownFlowAttribution
}

/**
 * Step 5 for all birthplaces: flows by type of move from two tables with equal birthplace totals.
 *
 * @returns row-major flows origin x destination by type. Persons.
 * @throws {DomainError} `missing_offset`, `infeasible_stayers`, `infeasible`, `shape_mismatch`.
 * @remarks Never holds more than one birthplace's moves. 1.5 ms for 230 areas (minimum), 10 ms
 * (independence), without offset.
 */
export function allocateMoves(
  tables: TablePair,
  areas: readonly AreaCode[],
  assumption: StayerAssumption,
  options: AllocationOptions,
): FlowTypes {
  checkAllocation(areas, assumption, options)
  const types = emptyFlowTypes(areas.length)
  for (let birthplace = 0; birthplace < areas.length; birthplace++) {
    addMoves(types, areas.length, moversOf(tables, birthplace, areas, assumption, options))
  }
  return types
}

/** The moves of one birthplace under the same rules as `allocateMoves`. */
export function moversOf(
  tables: TablePair,
  birthplace: number,
  areas: readonly AreaCode[],
  assumption: StayerAssumption,
  { offset, fixedStayers, attribution }: AllocationOptions,
): Movers {
  const settled = attribution?.settled.get(birthplace)
  if (settled !== undefined) return knownFlowMovers(tables, birthplace, settled, areas, offset)
  if (assumption === 'minimum' && fixedStayers !== undefined) {
    return fixedStayerMovers(tables, birthplace, areas, fixedStayers, offset ?? null)
  }
  const minimum = assumption === 'minimum'
  const movers = minimum
    ? minimumMovers(tables, birthplace, areas.length)
    : independentMovers(tables, birthplace, areas.length)
  return offset === undefined ? movers : offsetMovers(movers, offset, areas, !minimum)
}

/** @throws {DomainError} where the offset or the fixed stayers cannot be used. */
export function checkAllocation(
  areas: readonly AreaCode[],
  assumption: StayerAssumption,
  { offset, fixedStayers }: AllocationOptions,
): void {
  if (offset !== undefined) validateOffset(offset, areas, assumption === 'independence')
  if (fixedStayers === undefined) return
  if (fixedStayers.length !== areas.length ** 2) {
    throw new DomainError(
      'shape_mismatch',
      `fixed stayers have ${fixedStayers.length} cells; ${areas.length} areas need ` +
        `${areas.length ** 2}`,
    )
  }
  const bad = fixedStayers.findIndex((persons) => !(Math.abs(persons) < Infinity || persons > 0))
  if (bad < 0) return
  const [birthplace, residence] = [areas[Math.floor(bad / areas.length)], areas[bad % areas.length]]
  throw new DomainError(
    'missing_value',
    `fixed stayers born in ${birthplace} and living in ${residence}: no figure; give a number`,
    { birthplace, residence },
  )
}
