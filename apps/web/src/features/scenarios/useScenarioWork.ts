import { type DistanceChoice, distanceChoice } from '@corridor/flows'
import { useMemo } from 'react'
import type { ScenarioDecay } from './distanceDecay.ts'
import type { StayersPlace } from './flowMessages.ts'
import { type Accounts, readAccounts, readOptions } from './readAccounts.ts'
import type { ScenarioBody } from './scenarioChanges.ts'
import { useFlowWork } from './useFlowWork.ts'

/** The estimate as published and with the changes, each by a worker of its own. */
export function useScenarioWork(
  accounts: Accounts,
  body: ScenarioBody,
  stayersAt: StayersPlace | null,
) {
  const asPublished = useMemo(
    () => ({ input: readAccounts(accounts), options: readOptions(accounts), scenario: null }),
    [accounts],
  )
  const decay = body.constraints.distanceDecay
  const distance = useMemo(() => readyDistances(accounts.areas, decay), [accounts, decay])
  const asChanged = useMemo(() => {
    if (distance === null) return { ...asPublished, scenario: body, stayersAt }
    const { distanceDecay: _, ...constraints } = body.constraints
    return {
      input: asPublished.input,
      options: { ...asPublished.options, distance },
      scenario: { ...body, constraints },
      stayersAt,
    }
  }, [asPublished, body, distance, stayersAt])
  return {
    published: asPublished.input,
    base: useFlowWork(asPublished),
    changed: useFlowWork(asChanged),
  }
}

/**
 * The distances of a scenario as the engine takes them, so that they are not copied pair by pair with
 * every key. Null where there are none or some are missing, which the worker then tells.
 */
function readyDistances(
  areas: Accounts['areas'],
  decay: ScenarioDecay | undefined,
): DistanceChoice | null {
  if (decay === undefined) return null
  try {
    return distanceChoice(areas, decay)
  } catch {
    return null
  }
}
