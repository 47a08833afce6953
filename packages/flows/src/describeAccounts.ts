import type { AreaCode } from '@corridor/kernel'
import { moversOf } from './allocateMoves.ts'
import { allocationOf, type FlowAccounts } from './balanceFlowAccounts.ts'
import { planOf } from './methodPlans.ts'

/**
 * What became of the persons of each birthplace in each area; every table row-major, birthplace x
 * residence, persons.
 *
 * stockStart = stayed + movedOut + deaths + leftSystem + adjustmentStart
 * stockEnd = stayed + movedIn + births + joinedSystem + adjustmentEnd
 */
export interface AccountTables {
  readonly areas: readonly AreaCode[]
  readonly stockStart: Float64Array
  readonly stockEnd: Float64Array
  readonly births: Float64Array
  readonly deaths: Float64Array
  /** In the same area at both dates. */
  readonly stayed: Float64Array
  readonly movedOut: Float64Array
  readonly movedIn: Float64Array
  /** Open accounting: gone to, or come from, outside the areas. */
  readonly leftSystem: Float64Array
  readonly joinedSystem: Float64Array
  /** What the method changed to make the accounts add up; negative where it added persons. */
  readonly adjustmentStart: Float64Array
  readonly adjustmentEnd: Float64Array
}

/**
 * The accounts behind an estimate, adjustment included, so that each stock can be followed from
 * one date to the other.
 *
 * @remarks Eleven tables of areas x areas, 5 ms for 229 areas without offset.
 * @source docs/methods/flows.md, section on the account view
 */
export function describeAccounts(run: FlowAccounts): AccountTables {
  const { areas, stocks, adjusted, balanced, outside } = run.accounts
  const { corrected, survivors, matched } = adjusted
  const moves = tabulateMoves(run)
  const nothing = new Float64Array(areas.length ** 2)
  const open = outside !== null
  const adjustment = (table: 'start' | 'end'): Float64Array =>
    stocks[table].map(
      (persons, cell) =>
        persons -
        corrected[table][cell]! +
        (survivors[table][cell]! - matched[table][cell]!) +
        (open ? 0 : matched[table][cell]! - balanced[table][cell]!),
    )
  return {
    areas,
    stockStart: stocks.start,
    stockEnd: stocks.end,
    births: difference(corrected.end, survivors.end),
    deaths: difference(corrected.start, survivors.start),
    ...moves,
    leftSystem: open ? difference(matched.start, balanced.start) : nothing,
    joinedSystem: open ? difference(matched.end, balanced.end) : nothing,
    adjustmentStart: adjustment('start'),
    adjustmentEnd: adjustment('end'),
  }
}

const difference = (first: Float64Array, second: Float64Array): Float64Array =>
  first.map((value, cell) => value - second[cell]!)

function tabulateMoves(run: FlowAccounts) {
  const { accounts, options, used } = run
  const allocation = allocationOf(run)
  const { areas, balanced } = accounts
  const size = areas.length
  const stayed = new Float64Array(size * size)
  const movedOut = new Float64Array(size * size)
  const movedIn = new Float64Array(size * size)
  const weights = [used.pseudoBayesWeight ?? 1, 1 - (used.pseudoBayesWeight ?? 1)]
  planOf(options.method).assumptions.forEach((assumption, part) => {
    for (let birthplace = 0; birthplace < size; birthplace++) {
      const { origins, leaving, destinations, arriving, moves } = moversOf(
        balanced,
        birthplace,
        areas,
        assumption,
        allocation,
      )
      let arrivals = 0
      for (let j = 0; j < arriving.length; j++) arrivals += arriving[j]!
      const row = birthplace * size
      for (let i = 0; i < origins.length; i++) {
        for (let j = 0; j < destinations.length; j++) {
          if (origins[i] === destinations[j]) continue
          const persons =
            weights[part]! *
            (moves === null
              ? (leaving[i]! * arriving[j]!) / arrivals
              : moves[i * destinations.length + j]!)
          movedOut[row + origins[i]!]! += persons
          movedIn[row + destinations[j]!]! += persons
        }
      }
    }
  })
  for (let cell = 0; cell < stayed.length; cell++)
    stayed[cell] = balanced.start[cell]! - movedOut[cell]!
  return { stayed, movedOut, movedIn }
}
