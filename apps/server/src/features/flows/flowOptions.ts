import { EstimateSelection, type flowOptionsRoute } from '@corridor/contract'
import { FLOW_METHODS } from '@corridor/flows'
import { formatPeriod, periodYears, SEXES } from '@corridor/kernel'
import type { z } from 'zod'
import type { CatalogueEntry } from '../../evidence/index.ts'
import { isDifferencing, knowsMoveTypes, PUBLISHED_AS } from './flowMethods.ts'
import { selectEstimate } from './selectEstimate.ts'
import { listVintages, periodsOf, vintageLabel } from './vintages.ts'

/** Persons below which a flow between regions is not drawn, as in the figure of 2014. */
const THRESHOLD_PERSONS = 140_000

/** Which estimates can be asked for. */
export function describeOptions(
  entries: readonly CatalogueEntry[],
): z.output<typeof flowOptionsRoute.output> {
  const vintages = listVintages(entries).filter((vintage) => periodsOf(vintage).length > 0)
  const sexesOfStocks = new Set(vintages.flatMap(({ stocks }) => stocks.manifest.dimensions.sexes))
  const selection = EstimateSelection.parse({})
  const { vintage } = selectEstimate(entries, selection)
  return {
    methods: FLOW_METHODS.map((method) => ({
      method,
      publishedAs: PUBLISHED_AS[method],
      sexes: SEXES.filter(
        (sex) => sex === 'both' || (isDifferencing(method) && sexesOfStocks.has(sex)),
      ),
      knowsMoveTypes: knowsMoveTypes(method),
    })),
    vintages: vintages.map((one) => ({
      stocks: one.stocks.id,
      demography: one.demography.id,
      label: vintageLabel(one),
      origin:
        one.stocks.origin === 'imported' || one.demography.origin === 'imported'
          ? 'imported'
          : 'shipped',
      periods: periodsOf(one).map((period) => ({
        period: formatPeriod(period),
        years: periodYears(period),
      })),
    })),
    defaults: {
      period: selection.period,
      method: selection.method,
      stocks: vintage.stocks.id,
      demography: vintage.demography.id,
      grouping: 'science-2014',
      threshold: THRESHOLD_PERSONS,
    },
  }
}
