import { z } from 'zod'
import { compare, dividedBy, parseRational } from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import { NumberTextSchema } from '../schemas.ts'
import { durationIn, type NationalFormula } from './NationalFormula.ts'

const Irish = z.strictObject({
  /** Years over which contributions are averaged. */
  spanYears: NumberTextSchema,
  /** Rate a week from an average of so many contributions a year, highest first. */
  bands: z.array(z.strictObject({ average: NumberTextSchema, rate: NumberTextSchema })).min(1),
})

/**
 * The Irish contributory State pension by yearly average: contributions over the years of working
 * life, and the weekly rate of the band in which the average lies. The average is not rounded.
 *
 * @source citizensinformation.ie, State pension (contributory), case study: averages; the weekly rate
 * of the band was not checked
 */
export const irishContributoryPension: NationalFormula<z.infer<typeof Irish>> = {
  id: 'IRL-contributory-pension',
  state: 'IRL',
  name: 'Ireland, State pension (contributory), yearly average',
  properties: {
    dependsOnDuration: true,
    proportionalToDuration: false,
    usesAverageEarnings: false,
  },
  verification: 'partly',
  source: 'citizensinformation.ie, case study 1: averages; rate of the band unverified',
  parameters: Irish,
  amount: ({ spanYears, bands }, facts) => {
    const average = dividedBy(durationIn(facts, 'weeks'), parseRational(spanYears))
    const band = bands.find(({ average: from }) => compare(average, parseRational(from)) >= 0)
    const lines = [
      { what: 'contributions a year, average', value: decimalText(average) },
      { what: 'band from', value: band === undefined ? 'none' : String(band.average) },
    ]
    if (band === undefined) return { amount: null, reason: 'no-entitlement', lines }
    return {
      amount: parseRational(band.rate),
      lines: [...lines, { what: 'rate of the band', value: String(band.rate) }],
    }
  },
}
