import type { Release } from '@corridor/contract'

type Words = (id: string, values?: Record<string, unknown>) => string

interface Vintage {
  readonly stocks: string
  readonly demography: string
  readonly label: string
}

/** Two releases that belong together, as people name them; `year` writes years in the reader's digits. */
export function vintageLabel(
  t: Words,
  year: (year: number) => string,
  { stocks, demography, label }: Vintage,
  releases: readonly Release[],
): string {
  const find = (id: string) => releases.find(({ release }) => release === id)
  const [stock, population] = [find(stocks), find(demography)]
  if (stock === undefined || population === undefined) return label
  // An own table has its own title; two of them may be of one year.
  if (stock.origin === 'imported' || population.origin === 'imported') {
    return `${stock.title} + ${population.title}`
  }
  const isUnitedNations = [stock, population].every(({ publisher }) =>
    publisher.startsWith('United Nations'),
  )
  return t('vintage.label', {
    publisher: isUnitedNations ? t('vintage.united-nations') : stock.publisher,
    edition: year(Math.max(stock.vintage, population.vintage)),
    stocks: year(stock.vintage),
    population: year(population.vintage),
  })
}
