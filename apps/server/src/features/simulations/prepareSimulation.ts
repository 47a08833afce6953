import { GROUPINGS } from '@corridor/contract'
import type { EvidenceStore } from '../../evidence/index.ts'
import { engineOptions } from '../flows/engineOptions.ts'
import type { FlowAccountsStore } from '../flows/flowAccounts.ts'
import { regionOf } from '../flows/regions.ts'
import { type EstimateChoice, selectEstimate } from '../flows/selectEstimate.ts'
import { stockSources } from '../flows/stockSources.ts'
import type { SimulationRow } from './simulationStore.ts'
import type { SimulationWork } from './simulationThreads.ts'

/** Runs by one sex alone do not depend on it. */
const SAME_SEX = 0.9

/**
 * What the threads are given for a simulation: the accounts of its estimate, the errors of every
 * destination, and the regions to sum over.
 *
 * @throws {DomainError} as `selectEstimate`, when a release it was asked for has gone.
 */
export async function prepareSimulation(
  evidence: EvidenceStore,
  accounts: FlowAccountsStore,
  row: SimulationRow,
): Promise<SimulationWork> {
  const choice = selectEstimate(await evidence.list(), row.selection)
  const { vintage, period, sex } = choice
  const { input } = await accounts.prepare(vintage, period, sex)
  const { relativeErrorByClass, classOverrides, correlationBetweenDates } = row.errors
  return {
    input,
    options: engineOptions(choice),
    simulation: {
      draws: row.draws,
      seed: row.seed,
      dates: { start: period.from, end: period.to },
      sex,
      model: {
        relativeErrorByClass,
        classOf: await classesOf(evidence, choice, input.areas, classOverrides),
        correlationBetweenDates,
        correlationBetweenSexes: SAME_SEX,
      },
      groupings: GROUPINGS.map((name) => ({
        name,
        groupOf: Object.fromEntries(
          input.areas.map((area) => [area, regionOf(evidence.areaIndex, area, name)]),
        ),
      })),
    },
  }
}

async function classesOf(
  evidence: EvidenceStore,
  choice: EstimateChoice,
  areas: readonly string[],
  overrides: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const assessed = new Map(
    (await stockSources(evidence, choice)).map(({ area, sourceClass }) => [
      area,
      sourceClass as string,
    ]),
  )
  // Without foreign-born there is nothing that an error could change.
  return Object.fromEntries(
    areas.map((area) => [area, overrides[area] ?? assessed.get(area) ?? 'own-figures']),
  )
}
