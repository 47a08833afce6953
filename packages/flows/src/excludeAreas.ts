import { type AreaCode, DomainError } from '@corridor/kernel'
import type { InfeasibleTable } from './describeInfeasibility.ts'
import type { FeasibilityBlock, FlowInput, FlowOptions } from './types.ts'

/** The tables of an `infeasible` error of `balanceAccounts`; null for any other error. */
export function infeasibleTables(error: unknown): readonly InfeasibleTable[] | null {
  if (!(error instanceof DomainError) || error.code !== 'infeasible') return null
  return (error.details.tables as readonly InfeasibleTable[] | undefined) ?? null
}

/**
 * The areas to leave out so that the rest may have a solution, each with the reason in words.
 *
 * An area is kept where it lies in no other block than the one chosen of each table. The choice is
 * made for both tables together, so that as many areas as possible are kept; among equals the
 * choice that keeps the first area of the list wins. Choosing table by table could keep the first
 * block of one and the second of the other, and with them nobody.
 *
 * @remarks O(blocks of the start x blocks of the end x areas).
 */
export function areasOutsideLargestBlock(
  tables: readonly InfeasibleTable[],
  areas: readonly AreaCode[],
): Map<AreaCode, string> {
  const kept = tables
    .map(({ blocks }) => blocksToKeep(blocks, areas))
    .reduce((first, second) => {
      const sets = second.map((other) => new Set(other))
      return first.flatMap((one) => sets.map((other) => one.filter((area) => other.has(area))))
    })
    .reduce((best, choice) => (isBetter(choice, best, areas) ? choice : best))
  const leftOut = new Map<AreaCode, string>()
  for (const { table, blocks } of tables) {
    if (blocks.length < 2) continue
    for (const { birthplaces, residences, gapPersons } of blocks) {
      for (const area of [...birthplaces, ...residences]) {
        if (kept.includes(area) || leftOut.has(area)) continue
        leftOut.set(area, `cannot be balanced at the ${table}: ${gapPersons.toFixed(2)} persons`)
      }
    }
  }
  return leftOut
}

/** For each block the areas that are left when all other blocks go. */
function blocksToKeep(
  blocks: readonly FeasibilityBlock[],
  areas: readonly AreaCode[],
): readonly (readonly AreaCode[])[] {
  if (blocks.length < 2) return [areas]
  return blocks.map((block) => {
    const others = new Set(
      blocks.flatMap((other) =>
        other === block ? [] : [...other.birthplaces, ...other.residences],
      ),
    )
    return areas.filter((area) => !others.has(area))
  })
}

function isBetter(
  choice: readonly AreaCode[],
  best: readonly AreaCode[],
  areas: readonly AreaCode[],
): boolean {
  if (choice.length !== best.length) return choice.length > best.length
  const first = areas.find((area) => choice.includes(area) !== best.includes(area))
  return first !== undefined && choice.includes(first)
}

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
  checkKnownFlows(options, isExcluded)
  checkFixedStayers(options, areas, isExcluded)
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

/** A known flow must not vanish with an area. */
function checkKnownFlows(
  { knownFlows }: FlowOptions,
  isExcluded: (area: AreaCode) => boolean,
): void {
  for (const { origin, destination } of knownFlows ?? []) {
    const area = [origin, destination].find(isExcluded)
    if (area === undefined) continue
    throw new DomainError(
      'infeasible',
      `the known flow ${origin}-${destination} cannot be kept, because ${area} cannot be balanced ` +
        'and is to be left out; take the known flow out, or relax instead of excluding',
      { origin, destination, area },
    )
  }
}

/** Nor must stayers that were fixed, where the others are left to the accounts. */
function checkFixedStayers(
  { fixedStayers }: FlowOptions,
  areas: readonly AreaCode[],
  isExcluded: (area: AreaCode) => boolean,
): void {
  if (fixedStayers === undefined || !fixedStayers.includes(Infinity)) return
  for (const [cell, persons] of fixedStayers.entries()) {
    if (persons === Infinity) continue
    const birthplace = areas[Math.floor(cell / areas.length)]!
    const residence = areas[cell % areas.length]!
    const area = [birthplace, residence].find(isExcluded)
    if (area === undefined) continue
    throw new DomainError(
      'infeasible',
      `the stayers born in ${birthplace} and living in ${residence} cannot be kept, because ` +
        `${area} cannot be balanced and is to be left out; take them out, or relax instead of ` +
        'excluding',
      { birthplace, residence, area },
    )
  }
}
