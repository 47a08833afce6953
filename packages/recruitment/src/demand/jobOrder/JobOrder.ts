import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import { z } from 'zod'
import {
  type ContractTerms,
  ContractTermsSchema,
  JurisdictionSchema,
  SectorSchema,
} from '../../checks/index.ts'
import { type Attachment, Attachments, Country, Id, Line, OfficeId } from '../fields.ts'

export const JOB_ORDER_STATUSES = [
  'draft',
  'submitted',
  'attested',
  'approved',
  'advertised',
  'exhausted',
  'expired',
  'withdrawn',
] as const

export type JobOrderStatus = (typeof JOB_ORDER_STATUSES)[number]

/** Why an order stands still: of the agency's licence, a bond in default, or a ban. */
export const FREEZE_CAUSES = ['licence', 'bond', 'ban'] as const
export type FreezeCause = (typeof FREEZE_CAUSES)[number]

/** One sort of vacancy that is asked for. */
export const Position = z.strictObject({
  /** Within the order. */
  position: z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/, 'small letters, digits and hyphens'),
  title: Line,
  /** Four digits of ISCO-08. */
  occupation: z.string().regex(/^\d{4}$/, 'four digits of ISCO-08'),
  quantity: z.int().min(1).max(100_000),
  /** As offered; null while the principal has not stated them. */
  terms: ContractTermsSchema.nullable(),
})
export type Position = z.infer<typeof Position>

const Positions = z
  .array(Position)
  .min(1)
  .max(50)
  .readonly()
  .refine((all) => new Set(all.map(({ position }) => position)).size === all.length, {
    message: 'each position once',
  })

/** What is asked for; the agency may change it until it hands the order in. */
const DEMAND = {
  /** The accreditation under which the agency acts. */
  accreditation: Id,
  destination: Country,
  sector: SectorSchema,
  /** Where the work is done; null where it is not one place. */
  site: Line.nullable(),
  /** The principal's own number of the demand letter. */
  reference: z.string().trim().min(1).max(100).nullable(),
  positions: Positions,
  attachments: Attachments,
}

export const DemandSchema = z.strictObject(DEMAND)

export const PreparedSchema = z.strictObject({
  agency: Id,
  principal: Id,
  /** The post at destination whose labour attaché attests. */
  post: OfficeId,
  /** Who keeps and decides the agency's file. */
  office: OfficeId,
  jurisdiction: JurisdictionSchema,
  ...DEMAND,
})

export interface Attestation {
  readonly at: Instant
  readonly by: readonly string[]
  readonly verifiedOn: IsoDate
  /** Persons whom the principal employs today; null where the attaché could not find out. */
  readonly headcount: number | null
  readonly remark: string | null
}

export interface Approval {
  readonly at: Instant
  readonly by: readonly string[]
  /** Last day on which vacancies can be taken. */
  readonly validUntil: IsoDate
  readonly quantities: readonly { readonly position: string; readonly quantity: number }[]
  /** Why the officer approved it though a check asked for a look. */
  readonly reason: string | null
}

export interface Freeze {
  readonly cause: FreezeCause
  readonly since: Instant
  /** The status when it was frozen. */
  readonly prior: JobOrderStatus
}

interface Order {
  readonly agency: string
  readonly principal: string
  readonly post: string
  readonly office: string
  readonly jurisdiction: string
  readonly accreditation: string
  readonly destination: string
  readonly sector: string
  readonly site: string | null
  readonly reference: string | null
  readonly positions: readonly {
    readonly position: string
    readonly title: string
    readonly occupation: string
    readonly quantity: number
    readonly terms: ContractTerms | null
  }[]
  readonly attachments: readonly Attachment[]
  /** Since when it is in its status. */
  readonly since: Instant
  /** Everyone who wrote or handed it in. */
  readonly authors: readonly string[]
  /** Why it was sent back, until it is handed in again. */
  readonly returned: string | null
  readonly attestation: Attestation | null
  readonly approval: Approval | null
  readonly advert: { readonly text: string; readonly language: string } | null
  readonly proposedAdvert: {
    readonly text: string
    readonly language: string
    readonly at: Instant
    readonly by: readonly string[]
  } | null
  /** One for each cause; empty while nothing stands in the way. */
  readonly frozen: readonly Freeze[]
}

/** A job order as its actions leave it. */
export type JobOrder = {
  readonly [Status in JobOrderStatus]: Order & { readonly status: Status }
}[JobOrderStatus]

/** How many vacancies were approved; 0 before. */
export const approvedVacancies = ({ approval }: Pick<JobOrder, 'approval'>): number =>
  (approval?.quantities ?? []).reduce((sum, { quantity }) => sum + quantity, 0)
