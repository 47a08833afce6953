import { z } from 'zod'
import { IsoDateSchema } from '../schemas.ts'

const digits = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .nullable()
  .optional()
const bits = z
  .string()
  .regex(/^[01]{3}$/, 'write three bits for old age, survivors and invalidity, for example 100')

/** A row of the message: numbers travel as text, null means absent. */
export const P5000RowSchema = z.object({
  land: z.string().min(2).max(2),
  type: z.string(),
  ordning: z.string().nullable().optional(),
  relevans: bits.nullable().optional(),
  beregning: bits.nullable().optional(),
  periode: z
    .object({ fom: IsoDateSchema.nullable().optional(), tom: IsoDateSchema.nullable().optional() })
    .nullable()
    .optional(),
  sum: z
    .object({
      aar: digits,
      maaneder: digits,
      kvartal: digits,
      uker: digits,
      dager: z
        .object({ nr: digits, type: z.enum(['5', '6', '7']).nullable().optional() })
        .nullable()
        .optional(),
    })
    .nullable()
    .optional(),
  gyldigperiode: z.string().nullable().optional(),
  yrke: z.string().nullable().optional(),
})

export type P5000Row = z.infer<typeof P5000RowSchema>

/** A record shaped like the message P5000: insurance and residence periods of one person. */
export const P5000RecordSchema = z.object({
  sed: z.literal('P5000'),
  person: z
    .object({
      surname: z.string().nullable().optional(),
      forename: z.string().nullable().optional(),
      birthDate: IsoDateSchema.nullable().optional(),
      pins: z.array(z.object({ country: z.string(), id: z.string() })).optional(),
    })
    .optional(),
  periods: z.array(P5000RowSchema),
})

export type P5000Record = z.infer<typeof P5000RecordSchema>
