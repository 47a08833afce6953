import { DomainError, formatPeriod, type Period } from '@corridor/kernel'
import type { CatalogueEntry } from '../../evidence/index.ts'

/** Stocks, and the births, deaths and population that belong with them. */
export interface Vintage {
  readonly stocks: CatalogueEntry
  readonly demography: CatalogueEntry
}

/** Names a vintage in every answer. */
export const vintageLabel = ({ stocks, demography }: Vintage): string =>
  `${stocks.id} + ${demography.id}`

/**
 * Every pair of releases of which one names the other as belonging with it: shipped before
 * imported, newest stocks first, each with the demography that it names first.
 */
export function listVintages(entries: readonly CatalogueEntry[]): readonly Vintage[] {
  const demographies = entries.filter(({ kind }) => kind === 'annual-demography')
  return entries
    .filter(
      ({ kind, manifest }) =>
        // Areas are kept or left out by the stocks of both sexes together.
        kind === 'migrant-stocks' && manifest.dimensions.sexes.includes('both'),
    )
    .sort(byOriginAndVintage)
    .flatMap((stocks) => {
      const named = stocks.manifest.matching.flatMap(
        (id) => demographies.find((demography) => demography.id === id) ?? [],
      )
      const naming = demographies.filter(
        (demography) =>
          demography.manifest.matching.includes(stocks.id) && !named.includes(demography),
      )
      return [...named, ...naming].map((demography) => ({ stocks, demography }))
    })
}

function byOriginAndVintage(a: CatalogueEntry, b: CatalogueEntry): number {
  if (a.origin !== b.origin) return a.origin === 'shipped' ? -1 : 1
  return b.vintage - a.vintage || (a.id < b.id ? -1 : 1)
}

/** Periods between two neighbouring years of the stocks that the demography covers too. */
export function periodsOf(vintage: Vintage): readonly Period[] {
  const { years } = vintage.stocks.manifest.dimensions
  return years
    .slice(1)
    .map((to, place) => ({ from: years[place]!, to }))
    .filter((period) => covers(vintage, period))
}

/** Whether both stocks are there, and births and deaths of each calendar year that the period touches. */
export function covers({ stocks, demography }: Vintage, { from, to }: Period): boolean {
  const { years } = stocks.manifest.dimensions
  const annual = new Set(demography.manifest.dimensions.years)
  // The population at mid-year is the mean of two ends of year, so that the year before is needed.
  for (let year = from - 1; year <= to; year++) if (!annual.has(year)) return false
  return years.includes(from) && years.includes(to)
}

/** @throws {DomainError} `period_not_covered` naming the periods of each vintage. */
export function refusePeriod(period: Period, vintages: readonly Vintage[]): never {
  const possible = vintages.map((vintage) => ({
    vintage: vintageLabel(vintage),
    periods: periodsOf(vintage).map(formatPeriod),
  }))
  const told = possible.map(({ vintage, periods }) => `${vintage} has ${periods.join(', ')}`)
  throw new DomainError(
    'period_not_covered',
    `The period ${formatPeriod(period)} cannot be estimated. ${told.join('; ')}`,
    { period: formatPeriod(period), possible },
  )
}
