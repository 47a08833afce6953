import type { accountsRoute, SparseStocks } from '@corridor/contract'
import { formatPeriod } from '@corridor/kernel'
import type { z } from 'zod'
import type { EvidenceStore } from '../../evidence/index.ts'
import { ENGINE } from '../../version.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import { accountsChecksum } from './checksums.ts'
import { engineOptions } from './engineOptions.ts'
import type { FlowAccountsStore } from './flowAccounts.ts'
import type { EstimateChoice } from './selectEstimate.ts'
import { stockSources } from './stockSources.ts'
import { vintageLabel } from './vintages.ts'

/** The prepared accounts of an estimate, every figure as the engine gets it. */
export async function describeAccounts(
  {
    evidence,
    accounts,
  }: { readonly evidence: EvidenceStore; readonly accounts: FlowAccountsStore },
  choice: EstimateChoice,
): Promise<z.output<typeof accountsRoute.output>> {
  const { vintage, period, sex } = choice
  const { input, excluded, composites } = await accounts.prepare(vintage, period, sex)
  const size = input.areas.length
  const list = (column: Float64Array | null) => (column === null ? null : [...column])
  const population = (table: Float64Array) => (sex === 'both' ? [...residents(table, size)] : null)
  return {
    selection: selectionOf(choice),
    vintage: vintageLabel(vintage),
    unit: 'persons',
    engine: ENGINE,
    sources: [vintage.stocks, vintage.demography].map(sourceReference),
    areas: [...input.areas],
    stockStart: sparse(input.stockStart, size),
    stockEnd: sparse(input.stockEnd, size),
    births: list(input.births),
    deaths: list(input.deaths),
    netMigration: list(input.netMigration),
    populationStart: population(input.stockStart),
    populationEnd: population(input.stockEnd),
    options: engineOptions(choice),
    excluded: excluded.map((one) => ({ ...one })),
    composites: composites.map(({ code, members }) => ({ code, members: [...members] })),
    stockSources: (await stockSources(evidence, choice)).map((one) => ({ ...one })),
    checksum: accountsChecksum(input),
  }
}

/** A choice as the selection that names everything. */
export const selectionOf = ({
  vintage,
  period,
  method,
  sex,
  weight,
  whenInfeasible,
}: EstimateChoice) => ({
  period: formatPeriod(period),
  method,
  stocks: vintage.stocks.id,
  demography: vintage.demography.id,
  sex,
  weight,
  whenInfeasible,
})

/** Column totals. */
function residents(table: Float64Array, size: number): Float64Array {
  const totals = new Float64Array(size)
  table.forEach((persons, cell) => {
    totals[cell % size]! += persons
  })
  return totals
}

function sparse(table: Float64Array, size: number): SparseStocks {
  const columns: SparseStocks = { birthplace: [], residence: [], persons: [] }
  table.forEach((persons, cell) => {
    if (persons === 0) return
    columns.birthplace.push(Math.floor(cell / size))
    columns.residence.push(cell % size)
    columns.persons.push(persons)
  })
  return columns
}
