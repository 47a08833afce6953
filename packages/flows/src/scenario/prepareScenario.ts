import type { KnownFlow } from '../KnownFlow.ts'
import type { FlowInput, FlowOptions } from '../types.ts'
import { applyScenario } from './applyScenario.ts'
import { fixedStayersOf, type KnownStayers } from './knownStayers.ts'
import type { AppliedChange, ScenarioChanges } from './Scenario.ts'
import { distanceChoice, type ScenarioDecay } from './scenarioDistances.ts'

/** What the estimate must meet beside the accounts, and how moves fall with distance. */
export interface ScenarioRequirements {
  readonly knownFlows?: readonly KnownFlow[] | undefined
  readonly fixedStayers?: readonly KnownStayers[] | undefined
  readonly distanceDecay?: ScenarioDecay | undefined
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
 * @throws {DomainError} those of `applyScenario`; `missing_offset` for a decay with distance whose
 * distances are not there, naming the pairs; with fixed stayers those of the balancing,
 * `unknown_area` for an area that the accounts do not have, and `infeasible` for one left out.
 * @remarks With fixed stayers the accounts are balanced once more than otherwise.
 */
export function prepareScenario(
  input: FlowInput,
  options: FlowOptions,
  scenario: ScenarioChanges & { readonly constraints: ScenarioRequirements },
): PreparedScenario {
  const { knownFlows = [], fixedStayers = [], distanceDecay } = scenario.constraints
  const { input: changed, changes } = applyScenario(input, scenario)
  const distance =
    distanceDecay === undefined ? undefined : distanceChoice(changed.areas, distanceDecay)
  return {
    input: changed,
    changes,
    options: {
      ...options,
      ...(distance !== undefined && { distance }),
      ...(knownFlows.length > 0 && { knownFlows }),
      ...(fixedStayers.length > 0 && {
        fixedStayers: fixedStayersOf(changed, options, fixedStayers),
      }),
    },
  }
}
