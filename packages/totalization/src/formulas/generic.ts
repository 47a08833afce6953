import { z } from 'zod'
import {
  compare,
  dividedBy,
  ONE,
  parseRational,
  plus,
  rationalText,
  smaller,
  times,
  whole,
} from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import { UNITS } from '../periods/convertLength.ts'
import { NumberTextSchema } from '../schemas.ts'
import { durationIn, type NationalFormula } from './NationalFormula.ts'

const Stated = z.strictObject({
  /** Null with `independentEntitled` true or absent: not stated. */
  independent: NumberTextSchema.nullable(),
  independentEntitled: z.boolean().optional(),
  theoretical: NumberTextSchema.nullable(),
})

/** Amounts as the institutions worked them out. */
export const stated: NationalFormula<z.infer<typeof Stated>> = {
  id: 'stated',
  state: null,
  name: 'Amounts stated by the institution',
  properties: {
    dependsOnDuration: true,
    proportionalToDuration: false,
    usesAverageEarnings: false,
  },
  verification: 'sourced',
  source: 'the institution, as entered in the case',
  parameters: Stated,
  amount: ({ independent, independentEntitled, theoretical }, { purpose }) => {
    const value = purpose === 'independent' ? independent : theoretical
    if (purpose === 'independent' && independentEntitled === false) {
      return { amount: null, reason: 'no-entitlement', lines: [] }
    }
    if (value === null) return { amount: null, reason: 'not-stated', lines: [] }
    return {
      amount: parseRational(value),
      lines: [{ what: `${purpose} amount, as stated`, value: String(value) }],
    }
  },
}

const Accrual = z.strictObject({
  /** What one unit of time adds. */
  amountPerUnit: NumberTextSchema,
  unit: z.enum(UNITS),
  /** No more than this, however long. */
  most: NumberTextSchema.nullable().optional(),
})

/** So much for each unit of time: earnings-related pensions at a fixed rate, points, AOW and OAS. */
export const accrual: NationalFormula<z.infer<typeof Accrual>> = {
  id: 'accrual',
  state: null,
  name: 'A fixed amount for each unit of time',
  properties: { dependsOnDuration: true, proportionalToDuration: true, usesAverageEarnings: false },
  verification: 'design',
  source: null,
  parameters: Accrual,
  amount: ({ amountPerUnit, unit, most }, facts) => {
    const duration = durationIn(facts, unit)
    const earned = times(parseRational(amountPerUnit), duration)
    const amount = most == null ? earned : smaller(earned, parseRational(most))
    return {
      amount,
      lines: [
        { what: `${unit} counted`, value: rationalText(duration) },
        { what: 'amount for each', value: String(amountPerUnit) },
        ...(most == null ? [] : [{ what: 'at most', value: String(most) }]),
      ],
    }
  },
}

const Base = z.strictObject({
  /** What does not depend on time. */
  base: NumberTextSchema,
  amountPerUnit: NumberTextSchema,
  unit: z.enum(UNITS),
  /** No more units than these count. */
  mostUnits: NumberTextSchema.nullable().optional(),
})

/** A basic amount for everybody entitled, and so much more for each unit of time. */
export const baseAndAccrual: NationalFormula<z.infer<typeof Base>> = {
  id: 'base-and-accrual',
  state: null,
  name: 'A basic amount and so much for each unit of time',
  properties: {
    dependsOnDuration: true,
    proportionalToDuration: false,
    usesAverageEarnings: false,
  },
  verification: 'design',
  source: null,
  parameters: Base,
  amount: ({ base, amountPerUnit, unit, mostUnits }, facts) => {
    const duration = durationIn(facts, unit)
    const counted = mostUnits == null ? duration : smaller(duration, parseRational(mostUnits))
    return {
      amount: plus(parseRational(base), times(parseRational(amountPerUnit), counted)),
      lines: [
        { what: 'basic amount', value: String(base) },
        { what: `${unit} counted`, value: rationalText(counted) },
        { what: 'amount for each', value: String(amountPerUnit) },
      ],
    }
  },
}

const Flat = z.strictObject({ amount: NumberTextSchema })

/** The same amount for everybody who meets the conditions. */
export const flat: NationalFormula<z.infer<typeof Flat>> = {
  id: 'flat',
  state: null,
  name: 'An amount that does not depend on time',
  properties: {
    dependsOnDuration: false,
    proportionalToDuration: false,
    usesAverageEarnings: false,
  },
  verification: 'design',
  source: null,
  parameters: Flat,
  amount: ({ amount }) => ({
    amount: parseRational(amount),
    lines: [{ what: 'flat amount', value: String(amount) }],
  }),
}

const FullBenefit = z.strictObject({
  fullBenefit: NumberTextSchema,
  /** Years for the full benefit: 30 for old age; two thirds of those from 16 to the risk else. */
  fullYears: NumberTextSchema,
})

/**
 * The full benefit in proportion to all time over the time that gives it, at most the full one.
 *
 * @source European Convention on Social Security, 1972, Art. 29(3)(b)
 */
export const fullBenefit: NationalFormula<z.infer<typeof FullBenefit>> = {
  id: 'full-benefit',
  state: null,
  name: 'A share of the full benefit',
  properties: { dependsOnDuration: true, proportionalToDuration: true, usesAverageEarnings: false },
  verification: 'text-checked',
  source: 'European Convention on Social Security, 1972, Art. 29(3)(b)',
  parameters: FullBenefit,
  amount: ({ fullBenefit: full, fullYears }, facts) => {
    const share = dividedBy(durationIn(facts, 'years'), parseRational(fullYears))
    const capped = smaller(share, ONE)
    return {
      amount: times(parseRational(full), capped),
      lines: [
        { what: 'full benefit', value: String(full) },
        { what: `time over ${fullYears} years`, value: rationalText(share) },
        ...(compare(share, ONE) > 0 ? [{ what: 'at most', value: '1' }] : []),
      ],
    }
  },
}

/**
 * Years that give a full invalidity or survivors' benefit: two thirds of those from the age of 16
 * to the risk.
 *
 * @source European Convention on Social Security, 1972, Art. 29(3)(b)(i)
 */
export const fullYearsOfRisk = (yearsFrom16: number): string =>
  rationalText(dividedBy(whole(2 * yearsFrom16), whole(3)))

export const moneyLine = (what: string, value: Parameters<typeof decimalText>[0]) => ({
  what,
  value: decimalText(value),
})
