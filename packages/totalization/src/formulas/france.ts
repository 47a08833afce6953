import { z } from 'zod'
import {
  compare,
  dividedBy,
  minus,
  ONE,
  parseRational,
  rationalText,
  smaller,
  times,
  whole,
  ZERO,
} from '../exact/Rational.ts'
import { NumberTextSchema } from '../schemas.ts'
import { moneyLine } from './generic.ts'
import { durationIn, type NationalFormula } from './NationalFormula.ts'

const French = z.strictObject({
  /** Average annual earnings of the best years, from the own record only. */
  averageEarnings: NumberTextSchema,
  /** Quarters for a full pension, by year of birth. */
  requiredQuarters: NumberTextSchema,
  /** Of the average, at the full rate: 0.5. */
  fullRate: NumberTextSchema,
  /** Taken off the rate for each missing quarter: 0.00625. */
  reductionPerQuarter: NumberTextSchema,
  /** No more missing quarters than these are counted: 20. */
  mostMissingQuarters: NumberTextSchema,
})

/**
 * The French general scheme: average earnings × rate × quarters over the required ones, the rate
 * reduced for each quarter that is missing.
 *
 * @source adviser page read for the worked example; required quarters, reduction and its limit were
 * not checked against the Code de la sécurité sociale
 */
export const frenchGeneralScheme: NationalFormula<z.infer<typeof French>> = {
  id: 'FRA-general-scheme',
  state: 'FRA',
  name: 'France, general scheme of employees',
  properties: { dependsOnDuration: true, proportionalToDuration: false, usesAverageEarnings: true },
  verification: 'partly',
  source: 'French adviser page: inputs; required duration and reduction unverified',
  parameters: French,
  amount: (parameters, facts) => {
    const quarters = durationIn(facts, 'quarters')
    const required = parseRational(parameters.requiredQuarters)
    const short = minus(required, quarters)
    const missing = smaller(
      compare(short, ZERO) > 0 ? short : ZERO,
      parseRational(parameters.mostMissingQuarters),
    )
    const reduction = times(missing, parseRational(parameters.reductionPerQuarter))
    const rate = minus(parseRational(parameters.fullRate), reduction)
    const share = smaller(dividedBy(quarters, required), ONE)
    const amount = times(times(parseRational(parameters.averageEarnings), rate), share)
    return {
      amount,
      lines: [
        { what: 'average earnings', value: String(parameters.averageEarnings) },
        { what: 'quarters', value: rationalText(quarters) },
        { what: 'missing quarters counted', value: rationalText(missing) },
        { what: 'rate in %', value: rationalText(times(rate, whole(100))) },
        { what: 'quarters over the required', value: rationalText(share) },
        moneyLine('amount', amount),
      ],
    }
  },
}
