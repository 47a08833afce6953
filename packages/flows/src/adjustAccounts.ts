import { sum } from '@corridor/numeric'
import { fitDeaths } from './fitDeaths.ts'
import { matchTotals } from './matchTotals.ts'
import { type BirthsAboveNativeBorn, removeBirths } from './removeBirths.ts'
import { removeDeaths } from './removeDeaths.ts'
import { type NegativeNativeBorn, repairNativeBorn } from './repairNativeBorn.ts'
import type { TablePair } from './TablePair.ts'
import type { FlowInput, FlowOptions } from './types.ts'

/** What the tables were before and after births and deaths were taken out, and what was changed. */
export interface AdjustedAccounts {
  /** After steps 1 and 2: no negative native-born, one total (closed, match before). */
  readonly corrected: TablePair
  /** After step 3: the start without those who died, the end without those born in the period. */
  readonly survivors: TablePair
  /** `survivors`, brought to one total where the match comes after births and deaths. */
  readonly matched: TablePair
  readonly globalDifference: number | null
  readonly negativeNativeBorn: readonly NegativeNativeBorn[]
  readonly birthsAboveNativeBorn: readonly BirthsAboveNativeBorn[]
}

export interface VitalInput extends FlowInput {
  readonly births: Float64Array
  readonly deaths: Float64Array
}

/**
 * Steps 1 to 3 of demographic accounting: negative native-born, one world total (closed only),
 * births and deaths.
 *
 * @throws {DomainError} `deaths_exceed_population`, `deaths_without_population`,
 * `negative_death_margin`, `negative_value`, each naming the areas.
 * @source docs/methods/flows.md, section on demographic accounting; Abel (2013), section 3
 */
export function adjustAccounts(
  input: VitalInput,
  options: FlowOptions,
  closed: boolean,
): AdjustedAccounts {
  const { areas, births, deaths } = input
  const start = repairNativeBorn(input.stockStart, 'start', areas)
  const end = repairNativeBorn(input.stockEnd, 'end', areas)
  const raw = { start: start.table, end: end.table }
  const difference = sum(births) - sum(deaths) - (sum(raw.end) - sum(raw.start))
  const matchBefore = closed && options.globalMatch !== 'after'
  const corrected = matchBefore
    ? matchTotals(raw, difference, options.integerNativeBorn ?? false)
    : raw
  const withoutBirths = removeBirths(corrected.end, births, areas, options.births ?? 'native')
  const survivors = {
    start:
      options.deaths === 'accounting'
        ? fitDeaths(corrected, births, deaths, areas)
        : removeDeaths(corrected.start, deaths, areas),
    end: withoutBirths.table,
  }
  return {
    corrected,
    survivors,
    matched:
      closed && !matchBefore
        ? matchTotals(survivors, sum(survivors.start) - sum(survivors.end), false)
        : survivors,
    globalDifference: closed ? difference : null,
    negativeNativeBorn: [...start.found, ...end.found],
    birthsAboveNativeBorn: withoutBirths.found,
  }
}
