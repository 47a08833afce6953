import type { Query } from '../../app/viewState.ts'
import type { FlowOptions } from '../estimates/chooseEstimate.ts'

/** An estimate in one word, as the comparison's address writes it. */
export const estimateText = ({
  method,
  stocks,
  demography,
}: {
  readonly method: string
  readonly stocks: string
  readonly demography: string
}): string => `${method},${stocks},${demography}`

interface Estimate {
  readonly method: string
  readonly stocks: string
  readonly demography: string
}

type Options = Pick<FlowOptions, 'vintages' | 'methods' | 'defaults'>

/**
 * What an estimate is best compared with: the same method on other releases that cover the period, of
 * other stocks first; where there are none, another method on the same releases.
 *
 * @returns null where there is neither.
 */
function otherEstimate(
  { vintages, methods, defaults }: Options,
  { method, stocks, demography, period }: Estimate & { readonly period: string },
): Estimate | null {
  const covering = vintages.filter((one) => one.periods.some((known) => known.period === period))
  const vintage =
    covering.find((one) => one.stocks !== stocks) ??
    covering.find((one) => one.demography !== demography)
  if (vintage !== undefined) {
    return { method, stocks: vintage.stocks, demography: vintage.demography }
  }
  const others = methods.map((known) => known.method).filter((known) => known !== method)
  const other = others.find((known) => known === defaults.method) ?? others[0]
  return other === undefined ? null : { method: other, stocks, demography }
}

/** The words of the comparison's address for an estimate, what it stands against and, where given, two ends. */
export function compareQuery(
  options: Options,
  estimate: Estimate & { readonly period: string },
  ends: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Query {
  const other = otherEstimate(options, estimate)
  return {
    a: estimateText(estimate),
    ...(other === null ? {} : { b: estimateText(other) }),
    period: estimate.period,
    ...(ends.from === undefined ? {} : { from: ends.from }),
    ...(ends.to === undefined ? {} : { to: ends.to }),
  }
}

/** The words of an estimate's own pages for one side of a comparison. */
export const sideQuery = ({ method, stocks, demography }: Estimate, period: string): Query => ({
  period,
  method,
  stocks,
  demography,
})
