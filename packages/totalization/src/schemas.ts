import { isIsoDate } from '@corridor/kernel'
import { z } from 'zod'

/** Parts of a case and of an instrument that both files write alike. */
export const IsoDateSchema = z
  .string()
  .refine(isIsoDate, 'write a day as year, month and day, for example 2014-05-28')

export const StateCodeSchema = z
  .string()
  .regex(/^[A-Z]([A-Z]{2})?$/, 'write a State as three capital letters, for example NLD')

/** Longer than any amount or length: exact arithmetic takes as long as its numbers. */
const MOST_DIGITS = 40

export const NumberTextSchema = z.union([
  z.number(),
  z
    .string()
    .max(MOST_DIGITS)
    .regex(/^-?\d+(\.\d+|\/\d+)?$/, 'write 12, 12.5 or 25/2'),
])

const part = NumberTextSchema.nullable().optional()

export const CertifiedLengthSchema = z.strictObject({
  years: part,
  quarters: part,
  months: part,
  weeks: part,
  days: part,
  dayRegime: z
    .union([z.literal(5), z.literal(6), z.literal(7)])
    .nullable()
    .optional(),
})
