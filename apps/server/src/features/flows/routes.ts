import {
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
import { corridorFlows } from './corridorFlows.ts'
import { countryFlows } from './countryFlows.ts'
import { estimateGrid } from './estimateGrid.ts'
import type { Estimator } from './estimator.ts'
import { describeOptions } from './flowOptions.ts'
import { corridorTable, countryTable, regionalTable, topTable, worldTable } from './flowTables.ts'
import { regionalMatrix } from './regionalMatrix.ts'
import type { StoredEstimate } from './StoredEstimate.ts'
import { selectEstimate } from './selectEstimate.ts'
import { topCorridors } from './topCorridors.ts'
import { worldMatrix } from './worldMatrix.ts'

export function flowRoutes(
  mounting: Mounting,
  evidence: EvidenceStore,
  estimator: Estimator,
): void {
  const estimateFor = async (selection: EstimateSelection, ask: Ask): Promise<StoredEstimate> => {
    // A release that is asked for by name may have been imported a moment ago.
    for (const named of [selection.stocks, selection.demography]) {
      if (named !== undefined) await evidence.find(named)
    }
    return await estimator.estimate(selectEstimate(await evidence.list(), selection), ask)
  }

  mount(mounting, flowOptionsRoute, {
    answer: async () => describeOptions(await evidence.list()),
  })
  mount(mounting, worldMatrixRoute, {
    answer: async (input, ask) => worldMatrix(await estimateFor(input, ask)),
    table: worldTable,
  })
  mount(mounting, regionalMatrixRoute, {
    answer: async ({ grouping, open, ...selection }, ask) =>
      regionalMatrix(evidence, await estimateFor(selection, ask), { grouping, open }),
    table: regionalTable,
  })
  mount(mounting, topCorridorsRoute, {
    answer: async ({ grouping, from, to, measure, limit, ...selection }, ask) =>
      topCorridors(evidence, await estimateFor(selection, ask), {
        grouping,
        from,
        to,
        measure,
        limit,
      }),
    table: topTable,
  })
  mount(mounting, corridorFlowsRoute, {
    answer: async ({ corridor: text, stocks, method, period, sex }, ask) => {
      const corridor = parseCorridor(text)
      for (const code of [corridor.origin, corridor.destination]) {
        requireArea(evidence.areaIndex, code)
      }
      const selection = { stocks, method, period, sex }
      const cells = await estimateGrid(evidence, estimator, selection, ask)
      return corridorFlows(evidence, cells, corridor, sex)
    },
    table: corridorTable,
  })
  mount(mounting, countryFlowsRoute, {
    answer: async ({ area, limit, ...selection }, ask) => {
      requireArea(evidence.areaIndex, area)
      const estimate = await estimateFor(selection, ask)
      const cells = await estimateGrid(evidence, estimator, { sex: selection.sex }, ask)
      return countryFlows(evidence, estimate, cells, area, limit)
    },
    table: countryTable,
  })
}
