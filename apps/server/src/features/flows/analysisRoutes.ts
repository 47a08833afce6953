import {
  compareRoute,
  cumulativeRoute,
  EstimateSelection,
  packageRoute,
  ratesRoute,
  recordRoute,
} from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { type Ask, type Mounting, mount } from '../../http/mount.ts'
import { requireArea } from '../areas/requireArea.ts'
import { describeCoverage, type EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { compareTable, cumulativeTable, ratesTable } from './analysisTables.ts'
import { accountsChecksum } from './checksums.ts'
import { type ComparisonSide, compareEstimates } from './compareEstimates.ts'
import { cumulativeFlows } from './cumulativeFlows.ts'
import { estimateGrid } from './estimateGrid.ts'
import { estimatePackage } from './estimatePackage.ts'
import { estimateRecord } from './estimateRecord.ts'
import { INTERVAL_NOTE } from './flowMethods.ts'
import { flowRates } from './flowRates.ts'
import { worldTable } from './flowTables.ts'
import type { FlowParts } from './routes.ts'
import type { StoredEstimate } from './StoredEstimate.ts'
import { worldMatrix } from './worldMatrix.ts'

/** What is said about estimates: compared, divided by population, added up, recorded. */
export interface EstimateSource {
  estimate(
    selection: EstimateSelection,
    ask: Ask,
  ): Promise<{
    readonly estimate: StoredEstimate
    readonly intervals: EstimateIntervals | null
  }>
}

export function analysisRoutes(mounting: Mounting, parts: FlowParts, source: EstimateSource): void {
  const { evidence, estimator, accounts, simulations } = parts
  const accountsOf = ({ choice: { vintage, period, sex } }: StoredEstimate) =>
    accounts.prepare(vintage, period, sex)
  const side = async (text: string, period: string, ask: Ask): Promise<ComparisonSide> => {
    const { estimate } = await source.estimate(readSelection(text, period), ask)
    return { selection: text, estimate, accounts: await accountsOf(estimate) }
  }
  const recordOf = async (selection: EstimateSelection, ask: Ask) => {
    const { estimate, intervals } = await source.estimate(selection, ask)
    const { input } = await accountsOf(estimate)
    const row = intervals === null ? null : await simulations.find(intervals.id)
    const record = estimateRecord({
      choice: estimate.choice,
      accounts: { areas: input.areas.length, checksum: accountsChecksum(input) },
      estimate,
      scenario: null,
      intervals:
        intervals === null || row?.result == null
          ? null
          : { of: intervals, checksum: row.result.checksum },
    })
    return { estimate, intervals, record }
  }

  mount(mounting, compareRoute, {
    answer: async ({ a, b, period, ...scope }, ask) =>
      compareEstimates(evidence, await side(a, period, ask), await side(b, period, ask), scope),
    table: compareTable,
  })
  mount(mounting, ratesRoute, {
    answer: async ({ area, limit, ...selection }, ask) => {
      if (area !== undefined) requireArea(evidence.areaIndex, area)
      if (selection.sex !== 'both') {
        throw new DomainError(
          'sex_not_covered',
          'Rates need the population, which is not known by sex here. Leave sex out',
          { sex: selection.sex },
        )
      }
      const { estimate, intervals } = await source.estimate(selection, ask)
      return flowRates(estimate, await accountsOf(estimate), intervals, { area, limit })
    },
    table: ratesTable,
  })
  mount(mounting, cumulativeRoute, {
    answer: async ({ method, sex, stocks, demography, weight, whenInfeasible, ...scope }, ask) => {
      const grid = await estimateGrid(evidence, estimator, { stocks, method, sex }, ask)
      // Vintages come in order of preference: the first is the usual one.
      const wanted = grid.filter(
        ({ choice: { vintage } }) =>
          demography === undefined || vintage.demography.id === demography,
      )
      const first = wanted[0]?.choice.vintage
      if (first === undefined) {
        throw new DomainError('unknown_release', `No stocks belong with ${demography}`)
      }
      const cells = wanted.filter(
        ({ choice: { vintage } }) =>
          vintage.stocks.id === first.stocks.id && vintage.demography.id === first.demography.id,
      )
      const choices = cells.map(({ choice }) => ({ ...choice, weight, whenInfeasible }))
      const outcomes =
        sex === 'both' ? await estimator.outcomes(choices, ask) : cells.map((cell) => cell.outcome)
      const chosen = choices.map((choice, place) => ({ choice, outcome: outcomes[place]! }))
      return cumulativeFlows(evidence, chosen, scope)
    },
    table: cumulativeTable,
  })
  mount(mounting, recordRoute, {
    answer: async (selection, ask) => (await recordOf(selection, ask)).record,
  })
  mount(mounting, packageRoute, {
    answer: async (selection, ask) => {
      const { estimate, intervals, record } = await recordOf(selection, ask)
      const flows = worldTable(worldMatrix(estimate, intervals))
      const note = intervals === null ? INTERVAL_NOTE : describeCoverage(intervals)
      return {
        bytes: estimatePackage(flows, record, estimate.choice.vintage, note),
        fileName: flows.fileName,
      }
    },
  })
}

/** `method,stocks,demography` as a selection. */
function readSelection(text: string, period: string): EstimateSelection {
  const [method, stocks, demography] = text.split(',')
  const parsed = EstimateSelection.safeParse({
    period,
    method,
    ...(stocks === undefined ? {} : { stocks }),
    ...(demography === undefined ? {} : { demography }),
  })
  if (parsed.success) return parsed.data
  throw new DomainError(
    'bad_request',
    `"${text}" names no estimate; write method,stocks,demography, for example closed-minimum,un-ims-2020,un-wpp-2022`,
    { estimate: text },
  )
}
