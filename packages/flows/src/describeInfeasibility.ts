import { DomainError } from '@corridor/kernel'
import type { FeasibilityBlock, StockTableName } from './types.ts'

export interface InfeasibleTable {
  readonly table: StockTableName
  readonly blocks: readonly FeasibilityBlock[]
}

/** More areas than this are told as a count. */
const MOST_NAMED = 8

/**
 * The error for tables that have no common solution: names each block's areas and its gap, with the
 * largest block told as a count; `details.tables` holds every block of every table.
 */
export function describeInfeasibility(
  tables: readonly InfeasibleTable[],
  areaCount: number,
): DomainError {
  const sentences = tables.map(({ table, blocks }) =>
    blocks.length < 2
      ? `the ${table} table alone could be balanced`
      : `the ${table} table falls into ${blocks.length} blocks: ${blocks
          .map((block) => `${nameAreas(block)} ${formatGap(block.gapPersons)}`)
          .join('; ')}`,
  )
  return new DomainError(
    'infeasible',
    'the closed method has no solution: persons by birthplace and population cannot both be ' +
      `kept. With ${areaCount} areas ${sentences.join('; ')}. Exclude the areas of the small ` +
      'blocks, relax the birthplace totals by these gaps, or use an open method.',
    { tables },
  )
}

function nameAreas({ birthplaces, residences }: FeasibilityBlock): string {
  const same =
    birthplaces.length === residences.length &&
    birthplaces.every((area) => residences.includes(area))
  if (same) return listAreas(birthplaces)
  if (residences.length === 0) return `born in ${listAreas(birthplaces)}, living nowhere,`
  if (birthplaces.length === 0) return `living in ${listAreas(residences)}, born nowhere,`
  return `born in ${listAreas(birthplaces)} and living in ${listAreas(residences)}`
}

const listAreas = (areas: readonly string[]): string =>
  areas.length > MOST_NAMED ? `${areas.length} areas` : areas.join(', ')

const formatGap = (persons: number): string => {
  const rounded = Math.abs(persons) >= 10 ? Math.round(persons) : Number(persons.toPrecision(3))
  return `${persons > 0 ? '+' : ''}${rounded} persons`
}
