import type { CurrencyCode, IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { AccountEntry } from './account.ts'
import type { RegisteredTables } from './registeredTables.ts'
import type { Requirement } from './requirement.ts'

export const BOND_PURPOSES = ['agency', 'principal'] as const

/** Whose bond it is: an agency's, or the escrow of a foreign principal. */
export type BondPurpose = (typeof BOND_PURPOSES)[number]

export const BOND_STATUSES = [
  'lodged',
  'charged',
  'short',
  'replenish_due',
  'released',
  'forfeited',
] as const

export type BondStatus = (typeof BOND_STATUSES)[number]

/**
 * Money or a bank's promise of money. It counts from the day on which finance had the money or the
 * bank's word, until the day it was promised for.
 */
export interface Instrument {
  /** Within the bond: `i` and the version of the act that declared it. */
  readonly id: string
  readonly kind: 'cash' | 'guarantee'
  /** What was declared. */
  readonly minorUnits: number
  /** What is left after charges; 0 unless held. */
  readonly remaining: number
  /** Bank and number of a guarantee; of cash what the payer wrote. */
  readonly bank: string | null
  readonly reference: string
  /** Last day of a guarantee. */
  readonly validUntil: IsoDate | null
  readonly state: 'declared' | 'held' | 'expired' | 'rejected' | 'returned'
  /** Day on which the money came or the bank confirmed. */
  readonly confirmedOn: IsoDate | null
  readonly declaredAt: Instant
  /** Who declared it, and on whose behalf: another states that it is there. */
  readonly by: readonly string[]
}

/** Set aside for a determination that is not final yet. */
export interface Reserve {
  readonly determination: string
  /** What was determined. */
  readonly minorUnits: number
  /** How much of it the cover could hold. */
  readonly held: number
}

/** A final award, as far as the cover paid it. */
export interface Charge {
  readonly award: string
  readonly minorUnits: number
  /** Null once it is paid, from the bond or otherwise. */
  readonly openClaim: number | null
}

/** That the bond must be brought up to what is required. */
export interface ReplenishmentNotice {
  readonly receivedOn: IsoDate
  readonly days: number
  /** Last day on which a top-up is in time. */
  readonly deadline: IsoDate
}

interface Proposed {
  readonly reason: string
  readonly proposedAt: Instant
  /** The proposer, and the one on whose behalf. */
  readonly by: readonly string[]
  /** In which role it was proposed. */
  readonly role: string
}

/** A movement that takes finance and authority, proposed by the first. */
export type BondProposal = Proposed &
  (
    | {
        readonly act: 'charge'
        readonly award: string
        readonly minorUnits: number
        /** The determination whose reserve it uses; null for none. */
        readonly determination: string | null
      }
    | { readonly act: 'release'; readonly openCases: number }
    | { readonly act: 'forfeit'; readonly order: string }
  )

/** What a bond is besides its status. */
export interface BondAccount {
  /** Id of the agency or principal in the register of organisations. */
  readonly holder: string
  readonly holderName: string
  readonly purpose: BondPurpose
  readonly currency: CurrencyCode
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly instruments: readonly Instrument[]
  readonly entries: readonly AccountEntry[]
  readonly reserves: readonly Reserve[]
  readonly charges: readonly Charge[]
  /** Null until it was first assessed. */
  readonly requirement: Requirement | null
  /** Since when it has not what it must; null while it has. */
  readonly shortSince: Instant | null
  readonly notice: ReplenishmentNotice | null
  /** Set while a notice was not met: licence and job orders stand still. */
  readonly defaultedAt: Instant | null
  /** Last day of the liability after the licence ended; null while it is not set. */
  readonly tailUntil: IsoDate | null
  readonly proposal: BondProposal | null
}

/** A bond as its actions leave it. */
export type Bond = {
  readonly [Status in BondStatus]: BondAccount & { readonly status: Status }
}[BondStatus]

/** One that can still move. */
export type OpenBond = Exclude<Bond, { readonly status: 'released' | 'forfeited' }>

/** The holder as the register of organisations has it. */
export interface BondHolder {
  readonly name: string
  readonly kind: string
  readonly status: string
  readonly office: string | null
  readonly jurisdiction: string | null
}

/** What the rules need to know besides the record. */
export interface BondFacts {
  /** The date of the competent authority. */
  readonly today: IsoDate
  /** Of the organisation that the command names; null where it names none or it is not known. */
  readonly holder: BondHolder | null
  /** Whether the same holder has another bond that is open; null where none is lodged. */
  readonly hasAnother: boolean | null
  /** Whether the holder's licence is in force; null where nobody can tell. */
  readonly licenceInForce: boolean | null
  /** What the parameter register says today; null where no act asks or it could not be read. */
  readonly registered: RegisteredTables | null
}
