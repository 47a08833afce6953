import { z } from 'zod'
import {
  dividedBy,
  floorOf,
  ONE,
  parseRational,
  rational,
  rationalText,
  smaller,
  times,
  whole,
} from '../exact/Rational.ts'
import { UNITS } from '../periods/convertLength.ts'
import { NumberTextSchema } from '../schemas.ts'
import { durationIn, type NationalFormula } from './NationalFormula.ts'

const Residence = z.strictObject({
  maximumRate: NumberTextSchema,
  /** The time for the maximum, in `unit`: 540 months, 420 months, 40 years. */
  fullTime: NumberTextSchema,
  unit: z.enum(UNITS),
  /** What happens to a part of a unit that is left. */
  remainder: z.enum(['drop', 'count-as-one', 'keep']),
})

/**
 * A pension in proportion to residence: whole months of residence over those for the full rate, at
 * most all of it. New Zealand superannuation abroad (months after the age of 20 over 480 to 540),
 * the Australian age pension abroad (months of working life residence over 420), Canadian Old Age
 * Security (years after 18 over 40).
 *
 * @source Netherlands - New Zealand, 2000, Art. 8; DSS Guide 10.1.9.30; Old Age Security Act
 */
export const residencePension: NationalFormula<z.infer<typeof Residence>> = {
  id: 'residence-share',
  state: null,
  name: 'Residence over the time for a full pension',
  properties: { dependsOnDuration: true, proportionalToDuration: true, usesAverageEarnings: false },
  verification: 'sourced',
  source: 'nld-nzl-2000 Art. 8; guides.dss.gov.au 10.1.9.30; Old Age Security Act (secondary)',
  parameters: Residence,
  amount: ({ maximumRate, fullTime, unit, remainder }, facts) => {
    const time = durationIn(facts, unit)
    const down = rational(floorOf(time))
    const counted = {
      drop: down,
      keep: time,
      'count-as-one': time.denominator === 1n ? time : rational(floorOf(time) + 1n),
    }[remainder]
    const share = smaller(dividedBy(counted, parseRational(fullTime)), ONE)
    return {
      amount: times(parseRational(maximumRate), share),
      lines: [
        { what: 'maximum rate', value: String(maximumRate) },
        { what: `${unit} of residence`, value: rationalText(counted) },
        { what: `over ${fullTime}`, value: rationalText(share) },
      ],
    }
  },
}

/** Months for the maximum rate by birth; the printed table has no row for 31 December 1934. */
const NEW_ZEALAND_ROWS: readonly (readonly [from: string, through: string, months: number])[] = [
  ['1932-04-01', '1932-06-30', 492],
  ['1932-07-01', '1932-09-30', 495],
  ['1932-10-01', '1932-12-31', 498],
  ['1933-01-01', '1933-03-31', 501],
  ['1933-04-01', '1933-06-30', 504],
  ['1933-07-01', '1933-09-30', 507],
  ['1933-10-01', '1933-12-31', 510],
  ['1934-01-01', '1934-03-31', 513],
  ['1934-04-01', '1934-06-30', 516],
  ['1934-07-01', '1934-09-30', 519],
  ['1934-10-01', '1934-12-30', 522],
  ['1935-01-01', '1935-03-31', 525],
  ['1935-04-01', '1935-06-30', 528],
  ['1935-07-01', '1935-09-30', 531],
  ['1935-10-01', '1935-12-31', 534],
  ['1936-01-01', '1936-03-31', 537],
]

/**
 * Months of residence after the age of 20 that give New Zealand superannuation at the maximum rate in
 * the Netherlands; null for the one birthday that the printed table leaves out.
 *
 * @source Netherlands - New Zealand, 2000, Art. 8
 */
export function newZealandFullMonths(birthDate: string): number | null {
  if (birthDate < '1932-04-01') return 480
  if (birthDate > '1936-03-31') return 540
  const row = NEW_ZEALAND_ROWS.find(([from, through]) => birthDate >= from && birthDate <= through)
  return row?.[2] ?? null
}

/**
 * The part of a foreign pension that Australia counts as income of a person abroad with a
 * proportional rate: months of residence, at most 300, over 300.
 *
 * @source Netherlands - Australia, 2001, Art. 15(2)(c)
 */
export const australianCountedIncome = (residenceMonths: number, foreignPension: string) =>
  times(parseRational(foreignPension), rational(BigInt(Math.min(residenceMonths, 300)), 300n))

/**
 * Weeks of British contributions from an earnings factor: whole weekly lower limits in it, at most
 * the weeks in which the person was subject.
 *
 * @source Netherlands - United Kingdom, 2005, Art. 14(8)
 */
export const britishWeeks = (
  earningsFactor: string | number,
  lowerEarningsLimit: string | number,
  weeksSubject: number,
) =>
  smaller(
    rational(floorOf(dividedBy(parseRational(earningsFactor), parseRational(lowerEarningsLimit)))),
    whole(weeksSubject),
  )
