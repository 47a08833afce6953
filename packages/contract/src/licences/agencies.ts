import { z } from 'zod'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

/**
 * What the public is told of a licence: `licensed` and `provisional` may recruit; `none` holds none,
 * whatever it applies for.
 */
export const PUBLIC_LICENCE_STATUSES = [
  'licensed',
  'provisional',
  'frozen',
  'suspended',
  'revoked',
  'expired',
  'surrendered',
  'none',
] as const

const Day = z.iso.date()

/** An agency as anybody may see it. */
export const PublicAgency = z.object({
  organisation: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  /** An earlier name, or that on the licence, where it is the one that was found. */
  foundAs: z.string().nullable(),
  number: z.string().nullable(),
  status: z.enum(PUBLIC_LICENCE_STATUSES),
  validUntil: Day.nullable(),
})
export type PublicAgency = z.infer<typeof PublicAgency>

/** One agency's entry: no person, no amount. */
export const PublicAgencyEntry = PublicAgency.omit({ foundAs: true }).extend({
  earlierNames: z.array(z.string()),
  validFrom: Day.nullable(),
  /** Empty where the licence does not say; then ask the authority. */
  destinations: z.array(z.string()),
  sectors: z.array(z.string()),
  /** Null where it is not known. */
  bond: z.enum(['sufficient', 'short']).nullable(),
  sanctions: z.array(
    z.object({
      act: z.enum(['suspend_preventively', 'suspend', 'revoke']),
      from: Day,
      /** Null while it stands. */
      until: Day.nullable(),
    }),
  ),
  /** A contested decision does not count until the appeal is decided. */
  stayed: z.boolean(),
  /** Day of the authority to which all this refers. */
  asOf: Day,
})
export type PublicAgencyEntry = z.infer<typeof PublicAgencyEntry>

export const agenciesRoute = route({
  id: 'findAgencies',
  method: 'GET',
  path: '/agencies',
  summary:
    'Recruitment agencies by a name in any spelling and script, licence number, telephone or destination',
  permission: 'public',
  input: z.object({
    text: z
      .string()
      .trim()
      .min(2)
      .max(100)
      .optional()
      .describe('A name or part of it, a licence number, or a telephone number'),
    destination: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a country code of three letters')
      .optional()
      .describe('Instead of a text: all whose licence is in force and names this country'),
    page: z.coerce.number().int().min(1).max(10).default(1),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    agencies: z.array(PublicAgency),
    /** Whether the next page has some. */
    more: z.boolean(),
  }),
  examples: [{ text: 'example agency' }, { destination: 'QAT' }],
})

export const agencyRoute = route({
  id: 'getAgency',
  method: 'GET',
  path: '/agencies/:organisation',
  summary: 'One recruitment agency: licence, scope, bond, sanctions',
  permission: 'public',
  input: z.object({ organisation: LedgerRecordId }),
  output: PublicAgencyEntry,
  examples: [{ organisation: 'o-example' }],
})
