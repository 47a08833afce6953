import { type AreaCode, DomainError } from '@corridor/kernel'
import type { InfeasibleTable } from './describeInfeasibility.ts'
import type { FeasibilityBlock, FlowInput, FlowOptions } from './types.ts'

/** The tables of an `infeasible` error of `balanceAccounts`; null for any other error. */
export function infeasibleTables(error: unknown): readonly InfeasibleTable[] | null {
  if (!(error instanceof DomainError) || error.code !== 'infeasible') return null
  return (error.details.tables as readonly InfeasibleTable[] | undefined) ?? null
}

/** Areas of all blocks but the one with most areas, each with the reason in words. */
export function areasOutsideLargestBlock(
  tables: readonly InfeasibleTable[],
): Map<AreaCode, string> {
  const leftOut = new Map<AreaCode, string>()
  for (const { table, blocks } of tables) {
    if (blocks.length < 2) continue
    const largest = blocks.reduce((best, block) => (weight(block) > weight(best) ? block : best))
    for (const block of blocks) {
      if (block === largest) continue
      for (const area of [...block.birthplaces, ...block.residences]) {
        const reason = `cannot be balanced at the ${table}: ${block.gapPersons.toFixed(2)} persons`
        leftOut.set(area, leftOut.get(area) ?? reason)
      }
    }
  }
  return leftOut
}

const weight = ({ birthplaces, residences }: FeasibilityBlock): number =>
  birthplaces.length + residences.length

/**
 * Input and options over the areas that are kept.
 *
 * Persons born in an area left out and living in a kept one are counted with the native-born there,
 * so that populations stay as they are.
 */
export function excludeAreas(
  input: FlowInput,
  options: FlowOptions,
  isExcluded: (area: AreaCode) => boolean,
): { input: FlowInput; options: FlowOptions } {
  const { areas } = input
  const kept = areas.flatMap((area, place) => (isExcluded(area) ? [] : [place]))
  const column = (values: Float64Array): Float64Array =>
    Float64Array.from(kept, (place) => values[place]!)
  const table = (values: Float64Array): Float64Array =>
    Float64Array.from(kept.flatMap((row) => kept.map((at) => values[row * areas.length + at]!)))
  const stocks = (values: Float64Array): Float64Array => {
    const reduced = table(values)
    areas.forEach((area, row) => {
      if (!isExcluded(area)) return
      kept.forEach((at, place) => {
        reduced[place * (kept.length + 1)]! += values[row * areas.length + at]!
      })
    })
    return reduced
  }
  const { offset, fixedStayers, warmStart, ...rest } = options
  return {
    input: {
      areas: kept.map((place) => areas[place]!),
      stockStart: stocks(input.stockStart),
      stockEnd: stocks(input.stockEnd),
      births: input.births && column(input.births),
      deaths: input.deaths && column(input.deaths),
      netMigration: input.netMigration && column(input.netMigration),
    },
    options: {
      ...rest,
      ...(offset && { offset: table(offset) }),
      ...(fixedStayers && { fixedStayers: table(fixedStayers) }),
      ...(warmStart && {
        warmStart: { start: column(warmStart.start), end: column(warmStart.end) },
      }),
    },
  }
}
