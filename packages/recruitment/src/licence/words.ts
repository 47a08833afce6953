import { isIsoDate } from '@corridor/kernel'
import { type Act, actionsOf } from '@corridor/ledger'
import { z } from 'zod'
import { SectorSchema } from '../checks/index.ts'
import type { Licence, LicenceFacts, LicenceStatus } from './Licence.ts'
import { PARTY_FUNCTIONS } from './Licence.ts'

/** `defineAction` for licences. */
export const defineAction = actionsOf<Licence, LicenceFacts>()

export const Day = z.string().refine(isIsoDate, 'a date like 2030-01-31')
export const Reason = z.string().trim().min(1).max(2000)
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'the id of a record')
export const PersonId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'a person')
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in 64 digits and letters a to f')
export const LicenceNumber = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ./-]{0,39}$/u, 'letters, digits, spaces, dots, slashes, hyphens')
const Line = z.string().trim().min(1).max(200)
const Country = z.string().regex(/^[A-Z]{3}$/, 'a country code of three letters')

const unique = (list: readonly unknown[]) => new Set(list).size === list.length
const ONCE = 'each of them once'

export const Destinations = z.array(Country).max(250).refine(unique, ONCE)
export const Sectors = z.array(SectorSchema).max(100).refine(unique, ONCE)
export const PlannedVolume = z.number().int().min(1).max(1_000_000)
export const Phones = z
  .array(
    z
      .string()
      .trim()
      .regex(/^\+?[0-9][0-9 ()./-]{4,29}$/, 'a telephone number'),
  )
  .max(10)

/** What an agency writes; a draft becomes this when it is handed in. */
export const Application = z.strictObject({
  name: Line,
  destinations: Destinations.min(1),
  sectors: Sectors.min(1),
  plannedVolume: PlannedVolume,
  phones: Phones.default([]),
  addresses: z.array(Line).max(10).default([]),
  bankAccounts: z.array(Line).max(10).default([]),
  people: z
    .array(
      z.strictObject({
        name: Line,
        function: z.enum(PARTY_FUNCTIONS),
        birthDate: Day.nullable().default(null),
        identityNumber: Line.nullable().default(null),
      }),
    )
    .max(50)
    .default([]),
  documents: z
    .array(z.strictObject({ type: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), digest: Digest }))
    .max(50)
    .default([]),
})

/** The licence in another status, since the action. */
export const moveTo = <To extends LicenceStatus>(
  state: Licence,
  status: To,
  at: string,
): Extract<Licence, { readonly status: To }> =>
  ({ ...state, status, since: state.status === status ? state.since : at }) as Extract<
    Licence,
    { readonly status: To }
  >

/** Everyone whose power is in an act: who did it, and for whom. */
export const behind = ({ actor, onBehalfOf }: Pick<Act, 'actor' | 'onBehalfOf'>) =>
  onBehalfOf === null ? [actor] : [actor, onBehalfOf]

/** Names of deadlines. */
export const CONFIRMATION = 'licence.confirmation'
export const RENEWAL = 'licence.renewal'
export const EXPIRY = 'licence.expiry'
export const PREVENTIVE = 'licence.preventive_suspension'
export const APPEAL = 'licence.appeal'
