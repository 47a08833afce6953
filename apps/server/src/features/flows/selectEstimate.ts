import type { EstimateSelection } from '@corridor/contract'
import { type FlowMethod, PSEUDO_BAYES_WEIGHT } from '@corridor/flows'
import { DomainError, formatPeriod, type Period, parsePeriod, type Sex } from '@corridor/kernel'
import type { CatalogueEntry } from '../../evidence/index.ts'
import { isClosed, isDifferencing } from './flowMethods.ts'
import { covers, listVintages, refusePeriod, type Vintage } from './vintages.ts'

/** One estimate in full: nothing is left to a default. */
export interface EstimateChoice {
  readonly vintage: Vintage
  readonly period: Period
  readonly method: FlowMethod
  readonly sex: Sex
  /** Share of minimum migration; the default one for methods without such a share. */
  readonly weight: number
  readonly whenInfeasible: 'stop' | 'exclude' | 'relax'
}

/** The same text for the same figures: also the checksums of the releases are in it. */
export function choiceKey(choice: EstimateChoice): string {
  const { vintage, period, method, sex, weight, whenInfeasible } = choice
  return [
    ...[vintage.stocks, vintage.demography].map(({ id, checksum }) => `${id}@${checksum}`),
    formatPeriod(period),
    method,
    sex,
    method === 'pseudo-bayes' ? weight : '',
    isClosed(method) ? whenInfeasible : '',
  ].join(' ')
}

/**
 * Completes a selection: the newest shipped stocks that cover the period, and the demography that
 * they name first.
 *
 * @throws {DomainError} `unknown_release` for a release that is not there or of the other kind.
 * @throws {DomainError} `period_not_covered` naming the possible ones.
 * @throws {DomainError} `sex_not_covered` saying which methods know the sexes.
 */
export function selectEstimate(
  entries: readonly CatalogueEntry[],
  selection: EstimateSelection,
): EstimateChoice {
  const period = parsePeriod(selection.period)
  const vintage = selectVintage(entries, selection, period)
  checkSex(vintage, selection.method, selection.sex)
  return {
    vintage,
    period,
    method: selection.method,
    sex: selection.sex,
    weight: selection.method === 'pseudo-bayes' ? selection.weight : PSEUDO_BAYES_WEIGHT,
    whenInfeasible: selection.whenInfeasible,
  }
}

function selectVintage(
  entries: readonly CatalogueEntry[],
  { stocks, demography }: Pick<EstimateSelection, 'stocks' | 'demography'>,
  period: Period,
): Vintage {
  const all = listVintages(entries)
  if (stocks !== undefined && demography !== undefined) {
    const vintage = {
      stocks: findRelease(entries, stocks, 'migrant-stocks'),
      demography: findRelease(entries, demography, 'annual-demography'),
    }
    return covers(vintage, period) ? vintage : refusePeriod(period, [vintage])
  }
  if (stocks !== undefined) findRelease(entries, stocks, 'migrant-stocks')
  if (demography !== undefined) findRelease(entries, demography, 'annual-demography')
  const fitting = all.filter(
    (vintage) =>
      (stocks === undefined || vintage.stocks.id === stocks) &&
      (demography === undefined || vintage.demography.id === demography),
  )
  if (fitting.length === 0) refuseUnmatched(stocks, demography)
  return fitting.find((vintage) => covers(vintage, period)) ?? refusePeriod(period, fitting)
}

function refuseUnmatched(stocks: string | undefined, demography: string | undefined): never {
  const named = stocks ?? demography
  const [missing, parameter] =
    stocks === undefined ? ['stocks', 'stocks'] : ['births, deaths and population', 'demography']
  throw new DomainError(
    'unknown_release',
    `There is no release with the ${missing} that belong with ${named}. Name one with "${parameter}=", or import one that says it matches ${named}`,
    { release: named },
  )
}

function findRelease(
  entries: readonly CatalogueEntry[],
  id: string,
  kind: CatalogueEntry['kind'],
): CatalogueEntry {
  const found = entries.find((entry) => entry.id === id && entry.kind === kind)
  if (found !== undefined) return found
  const releases = entries.filter((entry) => entry.kind === kind).map((entry) => entry.id)
  throw new DomainError(
    'unknown_release',
    `There is no release ${id} of ${kind === 'migrant-stocks' ? 'migrant stocks' : 'births, deaths and population'}; there are ${releases.join(', ')}`,
    { release: id, releases },
  )
}

/** @throws {DomainError} `sex_not_covered` in words that name the way out. */
export function checkSex(vintage: Vintage, method: FlowMethod, sex: Sex): void {
  if (sex === 'both') return
  if (!isDifferencing(method)) {
    throw new DomainError(
      'sex_not_covered',
      `${method} cannot be computed for ${sex}: births, deaths and population by sex are not in ${vintage.demography.id}. By sex there are drop-negative and reverse-negative`,
      { method, sex, methods: ['drop-negative', 'reverse-negative'] },
    )
  }
  const { sexes } = vintage.stocks.manifest.dimensions
  if (sexes.includes(sex)) return
  throw new DomainError(
    'sex_not_covered',
    `${vintage.stocks.id} has no stocks for ${sex}; it has ${sexes.join(', ')}`,
    { sex, sexes },
  )
}
