import { isIsoDate } from '@corridor/kernel'
import { z } from 'zod'

export const Day = z.string().refine(isIsoDate, 'a date like 2030-01-31')
export const Id = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/, 'letters, digits, dots, colons and hyphens')
export const Words = z.string().trim().min(1).max(2000)
export const Line = z.string().trim().min(1).max(200)

/** A language by its code in ISO 639 with region or script where needed: `ne`, `zh-Hant`. */
export const LanguageCode = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language code, as ne or zh-Hant')

export const Office = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*\.[a-z0-9-]+$/, 'an office as organisation.office')

export const Jurisdiction = z
  .string()
  .regex(/^[A-Z]{3}(-[A-Z0-9]{1,3})?$/, 'a country code of three letters, as NPL or NPL-P3')
