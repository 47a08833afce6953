import { stockColumns } from '@corridor/evidence'
import { assessStockSources, compositesFor, type StockSourceAssessment } from '@corridor/flows'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { EstimateChoice } from './selectEstimate.ts'

/**
 * What the stocks of an estimate show of their sources, one entry a destination with foreign-born
 * at both dates.
 */
export async function stockSources(
  evidence: Pick<EvidenceStore, 'areas' | 'stocks'>,
  { vintage, period, sex }: Pick<EstimateChoice, 'vintage' | 'period' | 'sex'>,
): Promise<readonly StockSourceAssessment[]> {
  const table = await evidence.stocks(vintage.stocks.id)
  const composites = evidence.areas.areas.filter(({ members }) => members.length > 0)
  return assessStockSources(
    table.years.map((date) => ({ date, stocks: stockColumns(table, date, sex) })),
    period,
    {
      composites: compositesFor(period, composites),
      residualOrigins: evidence.areas.residuals.map(({ code }) => code),
    },
  )
}
