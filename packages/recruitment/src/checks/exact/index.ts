export { inCurrency, type Rates } from './exchange.ts'
export {
  amountOf,
  asMoney,
  compare,
  type Fraction,
  fractionOf,
  hourlyEquivalent,
  isZero,
  plus,
  times,
} from './Fraction.ts'
