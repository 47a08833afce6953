import { z } from 'zod'
import { DaySchema, LanguageSchema, MoneySchema, PayerSchema } from '../terms/index.ts'

/**
 * Categories of the definition of recruitment fees and related costs. The three groups are
 * published; the list of items was **not checked against the text**.
 *
 * @source ILO, Definition of recruitment fees and related costs (2019): A fees, B related costs,
 * C illegitimate, unreasonable or undisclosed costs
 */
export const FEE_CATEGORIES = {
  A1: 'Matching of offers and applications',
  A2: 'Recruitment in order to employ for a third party',
  A3: 'Direct recruitment by the employer',
  A4: 'Recovery of recruitment fees from workers',
  B1: 'Medical examination and vaccination',
  B2: 'Insurance and welfare funds',
  B3: 'Tests of skills and qualifications',
  B4: 'Training and orientation',
  B5: 'Equipment, tools and clothing',
  B6: 'Travel and lodging, return included',
  B7: 'Papers: passport, visa, background check, permit, clearance',
  C1: 'Bribe',
  C2: 'Extortion or kickback',
  C3: 'Bond',
  C4: 'Illicit recovery of costs',
  C5: 'Collateral',
  C6: 'Inflated or outside the contract',
} as const

export type FeeCategory = keyof typeof FEE_CATEGORIES

/** How far the list of items is checked; shown wherever a category is. */
export const FEE_CATEGORY_STATUS = 'unverified'

export const FeeCategorySchema = z.enum(
  Object.keys(FEE_CATEGORIES) as [FeeCategory, ...FeeCategory[]],
)

export const FEE_SOURCES = ['worker', 'agency', 'inspector'] as const

/** A cost of recruitment, as the worker, the agency or an inspector states it; null is not known. */
export const FeeLineSchema = z.strictObject({
  category: FeeCategorySchema.nullable(),
  /** The word used for it on the receipt or by the one who states it. */
  label: z.string().trim().min(1).max(200).nullable(),
  labelLanguage: LanguageSchema.nullable(),
  payer: PayerSchema.nullable(),
  payee: z.string().trim().min(1).max(200).nullable(),
  amount: MoneySchema.nullable(),
  paidAt: DaySchema.nullable(),
  /** The document that proves it. */
  receipt: z.string().max(128).nullable(),
  /** On what rule or agreement it was asked for. */
  basis: z.string().trim().min(1).max(500).nullable(),
  agreedBefore: z.boolean().nullable(),
  recoveredFromWages: z.boolean().nullable(),
  source: z.enum(FEE_SOURCES),
})

export type FeeLine = z.infer<typeof FeeLineSchema>
