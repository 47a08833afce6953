import { decimalsOf, type Money } from '@corridor/kernel'
import { useReader } from '../../app/PreferencesProvider.tsx'

/** Amounts as the reader writes them, with the code of the currency. */
export function useMoney(): (money: Money) => string {
  const { format } = useReader()
  return ({ minorUnits, currency }) => {
    const digits = decimalsOf(currency)
    return format.number(minorUnits / 10 ** digits, {
      ...{ style: 'currency', currency, currencyDisplay: 'code' },
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    })
  }
}
