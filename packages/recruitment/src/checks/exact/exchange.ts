import type { Money } from '@corridor/kernel'
import type { ParameterValue } from '../parameters/index.ts'
import { amountOf, dividedBy, type Fraction, fractionOf, isZero, times } from './Fraction.ts'

export type Rates = ParameterValue<'exchange_rates'>['rates']

/** An amount in another currency by a stated rate, either way round; null where there is no rate. */
export function inCurrency(money: Money, currency: string, rates: Rates): Fraction | null {
  const amount = amountOf(money)
  if (money.currency === currency) return amount
  const direct = rates.find(({ from, to }) => from === money.currency && to === currency)
  if (direct !== undefined) return times(amount, fractionOf(direct.rate))
  const inverse = rates.find(({ from, to }) => from === currency && to === money.currency)
  const rate = inverse === undefined ? null : fractionOf(inverse.rate)
  return rate === null || isZero(rate) ? null : dividedBy(amount, rate)
}
