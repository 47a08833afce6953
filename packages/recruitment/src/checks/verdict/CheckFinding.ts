import { z } from 'zod'
import { RULE_IDS, RULE_KINDS } from '../catalogue/ruleIds.ts'
import { LegalBasisSchema } from '../parameters/index.ts'
import { DaySchema, IdSchema, MoneySchema } from '../terms/index.ts'
import { REASON_CODES } from './reasons.ts'

/** Who can supply what is missing. */
export const SUPPLIERS = [
  'agency',
  'employer',
  'worker',
  'authority',
  'rules',
  'bank',
  'destination',
  'system',
] as const

export type Supplier = (typeof SUPPLIERS)[number]

export const MET = ['yes', 'no', 'cannot_tell', 'not_applicable'] as const

/** A figure, date, code or amount that a sentence names. */
const ParamSchema = z.union([z.string(), z.number(), MoneySchema])

/**
 * What one rule says about one case. What is not known is `cannot_tell`, never `yes`; a rule that
 * does not apply says so.
 */
export const CheckFindingSchema = z.strictObject({
  rule: z.enum(RULE_IDS),
  version: z.int().min(1),
  /** What the rule does where this is a no; a rule of two effects gives two findings. */
  kind: z.enum(RULE_KINDS),
  met: z.enum(MET),
  /** Nobody named has verified the rule's basis or a parameter of it: it can flag, not block. */
  advisory: z.boolean(),
  /** Whether two persons may set it aside, were it a no or cannot tell. */
  overridable: z.boolean(),
  /** Of a closed list, with what the sentence of each language names. */
  reason: z.strictObject({
    code: z.enum(REASON_CODES),
    params: z.record(z.string(), ParamSchema),
  }),
  /** The same in English. */
  words: z.string(),
  /** Who can supply what is missing; null where nothing is. `rules` are those who keep parameters. */
  supplier: z.enum(SUPPLIERS).nullable(),
  /** What was compared, line by line, each with where it comes from. */
  evidence: z
    .array(z.strictObject({ what: z.string(), value: ParamSchema, source: z.string().nullable() }))
    .readonly(),
  /** The parameters that were used, so that a later correction can be told from this. */
  parameterVersions: z
    .array(
      z.strictObject({
        name: z.string(),
        record: IdSchema,
        version: z.int().min(1),
        validFrom: DaySchema,
        verified: z.boolean(),
      }),
    )
    .readonly(),
  legalBasis: z.array(LegalBasisSchema).readonly(),
})

export type CheckFinding = z.infer<typeof CheckFindingSchema>
export type ReasonParam = z.infer<typeof ParamSchema>

/** All findings in one word; see `verdictOf`. */
export const VERDICTS = ['blocked', 'hold', 'review', 'clear'] as const
export const VerdictSchema = z.enum(VERDICTS)
export type Verdict = z.infer<typeof VerdictSchema>
