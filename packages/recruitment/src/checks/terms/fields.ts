import { isIsoDate } from '@corridor/kernel'
import { z } from 'zod'

/** A calendar date of the competent authority, such as `2030-01-31`. */
export const DaySchema = z.string().refine(isIsoDate, 'a date like 2030-01-31')

/** Money in the smallest unit of its currency, as the kernel has it; never below zero here. */
export const MoneySchema = z.strictObject({
  minorUnits: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code of three letters, such as USD'),
})

/** A number that is no money, in digits with a point: hours, rates, months. Never below zero. */
export const DecimalSchema = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'digits with a point, such as 48 or 1.25')

/** A sector in small letters, as `construction` or `domestic-work`. */
export const SectorSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens')

/** An occupation by its code in ISCO-08, one to four digits: `7112`, or `7` for the whole group. */
export const OccupationSchema = z.string().regex(/^\d{1,4}$/, 'one to four digits of ISCO-08')

/** A language by its tag: `ne`, `ar`, `zh-Hant`. */
export const LanguageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag, such as ne or ar')

/** A country by its code of three letters, or a subdivision of it. */
export const JurisdictionSchema = z
  .string()
  .regex(/^[A-Z]{3}(-[A-Z0-9]{1,3})?$/, 'a country code of three letters, as NPL or NPL-P3')

/** Letters, digits and marks of a record's or an organisation's id. */
export const IdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'an id')
