import {
  accountsRoute,
  corridorFlowsRoute,
  countryFlowsRoute,
  type EstimateSelection,
  flowOptionsRoute,
  regionalMatrixRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import { parseCorridor } from '@corridor/kernel'
import type { EvidenceStore } from '../../evidence/index.ts'
import { type Ask, type Mounting, mount } from '../../http/mount.ts'
import { requireArea } from '../areas/requireArea.ts'
import type { Simulations } from '../simulations/simulations.ts'
import { describeAccounts } from './accounts.ts'
import { analysisRoutes } from './analysisRoutes.ts'
import { corridorFlows, type IntervalsOf } from './corridorFlows.ts'
import { countryFlows } from './countryFlows.ts'
import { estimateGrid, type GridCell } from './estimateGrid.ts'
import type { Estimator } from './estimator.ts'
import type { FlowAccountsStore } from './flowAccounts.ts'
import { describeOptions } from './flowOptions.ts'
import { corridorTable, countryTable, regionalTable, topTable, worldTable } from './flowTables.ts'
import { regionalMatrix } from './regionalMatrix.ts'
import { choiceKey, type EstimateChoice, selectEstimate } from './selectEstimate.ts'
import { topCorridors } from './topCorridors.ts'
import { worldMatrix } from './worldMatrix.ts'

export interface FlowParts {
  readonly evidence: EvidenceStore
  readonly estimator: Estimator
  readonly accounts: FlowAccountsStore
  readonly simulations: Pick<Simulations, 'intervalsOf' | 'intervalsAmong' | 'find'>
}

export function flowRoutes(mounting: Mounting, parts: FlowParts): void {
  const { evidence, estimator, simulations } = parts
  const choose = async (selection: EstimateSelection): Promise<EstimateChoice> => {
    // A release that is asked for by name may have been imported a moment ago.
    for (const named of [selection.stocks, selection.demography]) {
      if (named !== undefined) await evidence.find(named)
    }
    return selectEstimate(await evidence.list(), selection)
  }
  const estimateFor = async (selection: EstimateSelection, ask: Ask) => {
    const estimate = await estimator.estimate(await choose(selection), ask)
    return { estimate, intervals: await simulations.intervalsOf(estimate, selection.simulation) }
  }
  const intervalsOfGrid = (cells: readonly GridCell[], named?: string): Promise<IntervalsOf> =>
    simulations.intervalsAmong(
      cells.flatMap(({ outcome }) => (outcome.kind === 'refused' ? [] : [outcome.estimate])),
      named,
    )

  analysisRoutes(mounting, parts, { estimate: estimateFor })
  mount(mounting, flowOptionsRoute, {
    answer: async () => describeOptions(await evidence.list()),
  })
  mount(mounting, accountsRoute, {
    answer: async (input) => await describeAccounts(parts, await choose(input)),
  })
  mount(mounting, worldMatrixRoute, {
    answer: async (input, ask) => {
      const { estimate, intervals } = await estimateFor(input, ask)
      return worldMatrix(estimate, intervals)
    },
    table: worldTable,
  })
  mount(mounting, regionalMatrixRoute, {
    answer: async ({ grouping, open, type, ...selection }, ask) => {
      const { estimate, intervals } = await estimateFor(selection, ask)
      return regionalMatrix(evidence, estimate, { grouping, open, type }, intervals)
    },
    table: regionalTable,
  })
  mount(mounting, topCorridorsRoute, {
    answer: async ({ grouping, from, to, measure, limit, ...selection }, ask) => {
      const { estimate, intervals } = await estimateFor(selection, ask)
      const filter = { grouping, from, to, measure, limit }
      return topCorridors(evidence, estimate, filter, intervals)
    },
    table: topTable,
  })
  mount(mounting, corridorFlowsRoute, {
    answer: async ({ corridor: text, stocks, method, period, sex, simulation }, ask) => {
      const corridor = parseCorridor(text)
      for (const code of [corridor.origin, corridor.destination]) {
        requireArea(evidence.areaIndex, code)
      }
      const selection = { stocks, method, period, sex }
      const cells = await estimateGrid(evidence, estimator, selection, ask)
      const intervalsOf = await intervalsOfGrid(cells, simulation)
      return corridorFlows(evidence, cells, corridor, sex, intervalsOf)
    },
    table: corridorTable,
  })
  mount(mounting, countryFlowsRoute, {
    answer: async ({ area, limit, ...selection }, ask) => {
      requireArea(evidence.areaIndex, area)
      const { estimate, intervals } = await estimateFor(selection, ask)
      const cells = await estimateGrid(evidence, estimator, { sex: selection.sex }, ask)
      const inGrid = await intervalsOfGrid(cells)
      const selected = choiceKey(estimate.choice)
      return countryFlows(evidence, estimate, cells, area, limit, {
        selected: intervals,
        of: (one) => (choiceKey(one.choice) === selected ? intervals : inGrid(one)),
      })
    },
    table: countryTable,
  })
}
