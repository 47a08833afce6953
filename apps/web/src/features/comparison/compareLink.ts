import type { Query } from '../../app/viewState.ts'

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

/** The words of the comparison's address that start from an estimate and, where given, two ends. */
export const compareQuery = (
  estimate: {
    readonly method: string
    readonly stocks: string
    readonly demography: string
    readonly period: string
  },
  ends: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Query => ({
  a: estimateText(estimate),
  period: estimate.period,
  ...(ends.from === undefined ? {} : { from: ends.from }),
  ...(ends.to === undefined ? {} : { to: ends.to }),
})
