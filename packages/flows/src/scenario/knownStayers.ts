import { type AreaCode, DomainError } from '@corridor/kernel'
import { balanceFlowAccounts, type FlowAccounts } from '../balanceFlowAccounts.ts'
import type { FlowInput, FlowOptions } from '../types.ts'

/** A known number of stayers: born in one area, in the same place at both dates. Persons. */
export interface KnownStayers {
  readonly birthplace: AreaCode
  readonly residence: AreaCode
  readonly persons: number
}

/** Which numbers of stayers are possible at one place. Persons. */
export interface StayersRange {
  /** `least` above `most` when the other stayers born there leave no number. */
  readonly least: number
  readonly most: number
  /** Stayers without a known number: as many as possible. */
  readonly estimate: number
}

/**
 * Known stayers as `FlowOptions.fixedStayers`: at all other places as many stay as can.
 *
 * @returns row-major birthplace x residence over the areas of the input, `Infinity` where nothing is
 * known. Persons.
 * @throws {DomainError} `unknown_area` for an area that the input does not have; with
 * `whenInfeasible: 'exclude'` those of the balancing, and `infeasible` for stayers of an area that is
 * left out.
 * @remarks Excluding balances the accounts once more, so that no known number vanishes with an area.
 */
export function fixedStayersOf(
  input: FlowInput,
  options: FlowOptions,
  known: readonly KnownStayers[],
): Float64Array {
  const { areas } = input
  const stayers = new Float64Array(areas.length ** 2).fill(Number.POSITIVE_INFINITY)
  for (const { birthplace, residence, persons } of known) {
    const [row, column] = placesOf(input, areas, birthplace, residence)
    stayers[row * areas.length + column] = persons
  }
  if (options.whenInfeasible === 'exclude') {
    const { accounts } = balanceFlowAccounts(input, options)
    for (const one of known) placesOf(input, accounts.areas, one.birthplace, one.residence)
  }
  return stayers
}

/**
 * The numbers of stayers that are possible at one place while all others are as known, or as many
 * as possible: whoever does not stay must find another place to go to, or to come from.
 *
 * @param options without stayers and known flows, which have no part in it.
 * @param known of other places; one for this place is not looked at.
 * @throws {DomainError} as `fixedStayersOf`.
 * @remarks As long as the balancing: 2 ms open, 40 ms closed for 230 areas.
 * @source docs/methods/constraints.md, section on fixed stayers
 */
export function knownStayersRange(
  input: FlowInput,
  options: FlowOptions,
  known: readonly KnownStayers[],
  { birthplace, residence }: Pick<KnownStayers, 'birthplace' | 'residence'>,
): StayersRange {
  const run = balanceFlowAccounts(input, options)
  const others = known.filter((one) => one.birthplace !== birthplace || one.residence !== residence)
  const { areas, balanced } = run.accounts
  const stayers = stayersIn(input, run, others)
  const [row, column] = placesOf(input, areas, birthplace, residence)
  const from = row * areas.length
  const start = balanced.start.subarray(from, from + areas.length)
  const end = balanced.end.subarray(from, from + areas.length)
  const leavingElsewhere = start.reduce(
    (total, persons, at) => (at === column ? total : total + persons - stayers[from + at]!),
    0,
  )
  const estimate = Math.min(start[column]!, end[column]!)
  let most = estimate
  start.forEach((persons, at) => {
    if (at === column) return
    // Who leaves and who enters another area must find a counterpart outside it.
    const crossing = persons + end[at]! - 2 * stayers[from + at]!
    most = Math.min(most, leavingElsewhere + start[column]! - crossing)
  })
  const rounding = 1e-9 * estimate
  return {
    least: Math.max(0, end[column]! - leavingElsewhere),
    // The bound of the balanced stocks is met but for the last bits of the sums.
    most: estimate - most <= rounding ? estimate : most,
    estimate,
  }
}

/** Who stays in the balanced accounts, as many as can where nothing is known. */
function stayersIn(
  input: FlowInput,
  run: FlowAccounts,
  known: readonly KnownStayers[],
): Float64Array {
  const { areas, balanced } = run.accounts
  const { start, end } = balanced
  const stayers = start.map((persons, cell) => Math.min(persons, end[cell]!))
  for (const { birthplace, residence, persons } of known) {
    const [row, column] = placesOf(input, areas, birthplace, residence)
    stayers[row * areas.length + column] = persons
  }
  return stayers
}

/** Places of two areas among those that are kept. */
function placesOf(
  input: FlowInput,
  areas: readonly AreaCode[],
  birthplace: AreaCode,
  residence: AreaCode,
): readonly [number, number] {
  for (const area of [birthplace, residence]) {
    if (areas.includes(area)) continue
    const who = `stayers born in ${birthplace} and living in ${residence}`
    if (!input.areas.includes(area)) {
      throw new DomainError('unknown_area', `${who}: the estimate does not have both areas`, {
        birthplace,
        residence,
        areas: [area],
      })
    }
    throw new DomainError(
      'infeasible',
      `${who} cannot be kept, because ${area} cannot be balanced and is left out; take these stayers out, or relax instead of excluding`,
      { birthplace, residence, area },
    )
  }
  return [areas.indexOf(birthplace), areas.indexOf(residence)]
}
