import { type AreaCode, DomainError } from '@corridor/kernel'
import { balanceFlowAccounts } from '../balanceFlowAccounts.ts'
import type { KnownFlow } from '../KnownFlow.ts'
import type { FlowInput, FlowOptions } from '../types.ts'
import { applyScenario } from './applyScenario.ts'
import type { AppliedChange, ScenarioChanges } from './Scenario.ts'

/** A known number of stayers: born in one area, in the same place at both dates. Persons. */
export interface KnownStayers {
  readonly birthplace: AreaCode
  readonly residence: AreaCode
  readonly persons: number
}

/** What the estimate must meet beside the accounts. */
export interface ScenarioRequirements {
  readonly knownFlows?: readonly KnownFlow[] | undefined
  readonly fixedStayers?: readonly KnownStayers[] | undefined
  /** Part of the file format; refused while nobody gives the distances it needs. */
  readonly distanceDecay?: object | undefined
}

/** What `estimateFlows` is given for a scenario. */
export interface PreparedScenario {
  readonly input: FlowInput
  readonly options: FlowOptions
  readonly changes: readonly AppliedChange[]
}

/**
 * Input and options of a scenario: the same wherever it runs, so that `estimateFlows` gives the same
 * figures in a browser and on a command line.
 *
 * Stayers that are not fixed stay as many as the balanced accounts allow.
 *
 * @throws {DomainError} those of `applyScenario`; `missing_offset` for a decay with distance, for
 * which no distances are at hand; with fixed stayers those of the balancing, and
 * `unknown_area` for an area that the accounts do not have.
 * @remarks With fixed stayers the accounts are balanced once more than otherwise.
 */
export function prepareScenario(
  input: FlowInput,
  options: FlowOptions,
  scenario: ScenarioChanges & { readonly constraints: ScenarioRequirements },
): PreparedScenario {
  const { knownFlows = [], fixedStayers = [], distanceDecay } = scenario.constraints
  if (distanceDecay !== undefined) {
    throw new DomainError(
      'missing_offset',
      'The scenario lets moves fall with distance, but Corridor ships no table of distances. Take that change out of the scenario; with distances of your own use --distances on the command line.',
    )
  }
  const { input: changed, changes } = applyScenario(input, scenario)
  return {
    input: changed,
    changes,
    options: {
      ...options,
      ...(knownFlows.length > 0 && { knownFlows }),
      ...(fixedStayers.length > 0 && {
        fixedStayers: stayersOf(changed, options, fixedStayers),
      }),
    },
  }
}

function stayersOf(
  input: FlowInput,
  options: FlowOptions,
  fixed: readonly KnownStayers[],
): Float64Array {
  const { accounts } = balanceFlowAccounts(input, options)
  const { start, end } = accounts.balanced
  const stayers = start.map((persons, cell) => Math.min(persons, end[cell]!))
  const placeOf = new Map(accounts.areas.map((area, place) => [area, place]))
  for (const { birthplace, residence, persons } of fixed) {
    const [row, column] = [birthplace, residence].map((area) => placeOf.get(area))
    if (row === undefined || column === undefined) {
      throw new DomainError(
        'unknown_area',
        `stayers born in ${birthplace} and living in ${residence}: the estimate does not have both areas`,
        { birthplace, residence },
      )
    }
    stayers[row * accounts.areas.length + column] = persons
  }
  return stayers
}
