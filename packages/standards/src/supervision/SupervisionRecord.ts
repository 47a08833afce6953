import type { IsoDate } from '@corridor/kernel'
import type { InstrumentId } from '../Instrument.ts'
import type { StateCode } from '../Ratification.ts'
import type { Provenance } from '../verification.ts'

export const SUPERVISION_KINDS = [
  /** A report asked for, in or out of cycle. */
  'reporting-request',
  /** Comments of the Committee of Experts: published, and sent to the government alone. */
  'observation',
  'direct-request',
  /** By an organization of employers or workers (Constitution Art. 24). */
  'representation',
  /** Constitution Art. 26. */
  'complaint',
  'freedom-of-association-case',
] as const

export type SupervisionKind = (typeof SUPERVISION_KINDS)[number]

export const SUPERVISION_STATUSES = ['open', 'answered', 'followed-up', 'closed'] as const

export type SupervisionStatus = (typeof SUPERVISION_STATUSES)[number]

/** One step of the supervision of a State, as its publisher has it. */
export interface SupervisionRecord extends Provenance {
  /** The publisher's own, or the installation's; unique. */
  readonly id: string
  readonly kind: SupervisionKind
  readonly state: StateCode
  /** Null where it is on no single instrument. */
  readonly instrument: InstrumentId | null
  readonly articles: readonly string[]
  /** Adopted, received or opened. */
  readonly date: IsoDate
  readonly due: IsoDate | null
  readonly closed: IsoDate | null
  readonly status: SupervisionStatus
  readonly title: string
  readonly link: string | null
}
