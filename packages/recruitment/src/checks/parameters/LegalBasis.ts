import { z } from 'zod'
import { DaySchema, JurisdictionSchema } from '../terms/index.ts'

/** How a statement about the law is known, best first. Only a named reviewer makes it authority. */
export const BASIS_SOURCES = ['text', 'official', 'secondary', 'design', 'unverified'] as const

/** Shown beside a basis: [T] text read, [P] official page, [S] press or secondary, [D] proposal. */
export const BASIS_MARKS = {
  text: '[T]',
  official: '[P]',
  secondary: '[S]',
  design: '[D]',
  unverified: '[unverified]',
} as const satisfies Record<(typeof BASIS_SOURCES)[number], string>

export const LegalBasisSchema = z.strictObject({
  /** Such as `C181` or the name of an Act. */
  instrument: z.string().trim().min(1).max(200),
  /** Such as `Art. 7(1)`. */
  provision: z.string().trim().max(200),
  /** Whose law it is; null for an instrument of several States. */
  jurisdiction: JurisdictionSchema.nullable(),
  /** A convention binds only where ratified and in force; else it is guidance. */
  force: z.enum(['binding', 'guidance', 'policy']),
  from: DaySchema.nullable(),
  /** Last day; null while it lasts. */
  to: DaySchema.nullable(),
  source: z.enum(BASIS_SOURCES),
  /** SHA-256 of the official text that was read; null where none was loaded. */
  textDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** Who compared it with the official text; null: nobody, and what rests on it cannot block. */
  verifiedBy: z.string().max(200).nullable(),
  verifiedAt: DaySchema.nullable(),
})

export type LegalBasis = z.infer<typeof LegalBasisSchema>
