import { z } from 'zod'
import {
  DaySchema,
  IdSchema,
  JurisdictionSchema,
  OccupationSchema,
  SectorSchema,
} from '../terms/index.ts'
import { LegalBasisSchema } from './LegalBasis.ts'
import {
  PARAMETER_VALUES,
  type ParameterName,
  ParameterNameSchema,
  type ParameterValue,
} from './parameterValues.ts'

/** For whom a parameter holds; what is left out, it holds for all. */
export const ParameterKeySchema = z
  .strictObject({
    corridor: z
      .string()
      .regex(/^[A-Z]{3}-[A-Z]{3}$/, 'a corridor like NPL-QAT')
      .exactOptional(),
    jurisdiction: JurisdictionSchema.exactOptional(),
    sector: SectorSchema.exactOptional(),
    occupation: OccupationSchema.exactOptional(),
  })
  .refine((key) => key.corridor === undefined || key.jurisdiction === undefined, {
    message: 'a corridor or a jurisdiction, not both',
  })

export type ParameterKey = z.infer<typeof ParameterKeySchema>

const shape = {
  /** The record that states it, and the record's version: what a result names. */
  record: IdSchema,
  version: z.int().min(1),
  key: ParameterKeySchema,
  validFrom: DaySchema,
  /** Last day; null while it lasts. */
  validUntil: DaySchema.nullable(),
  legalBasis: z.array(LegalBasisSchema).max(20).readonly(),
  /** Who compared it with its source; null: nobody, and a rule that rests on it cannot block. */
  verifiedBy: z.string().max(200).nullable(),
  verifiedAt: DaySchema.nullable(),
}

/** A dated value that a rule asks for. `value` has the form of its name in `PARAMETER_VALUES`. */
export const ParameterSchema = z
  .strictObject({ ...shape, name: ParameterNameSchema, value: z.unknown() })
  .superRefine(({ name, value }, context) => {
    const read = PARAMETER_VALUES[name].safeParse(value)
    for (const issue of read.success ? [] : read.error.issues) {
      context.addIssue({ ...issue, path: ['value', ...issue.path] } as never)
    }
  })

type OfName<Name extends ParameterName> = Omit<
  z.infer<typeof ParameterSchema>,
  'name' | 'value'
> & { readonly name: Name; readonly value: ParameterValue<Name> }

export type Parameter<Name extends ParameterName = ParameterName> = {
  [One in Name]: OfName<One>
}[Name]
