import type { Signer } from '@corridor/ledger'
import type { CheckFinding, Verdict } from '@corridor/recruitment/checks'
import type { Clearance, ClearanceFacts } from '@corridor/recruitment/clearance'
import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'

/** What the fifteen checks say of a contract now. */
export interface ContractAssessment {
  readonly verdict: Verdict
  readonly findings: readonly CheckFinding[]
  /** Rules that two persons set aside for it. */
  readonly overrides: readonly string[]
}

/** Gathers what the checks need and asks them; null where that cannot be done. */
export type AssessClearance = (
  client: Queryable,
  tenant: string,
  asked: { readonly contract: string; readonly kind: 'first' | 'reentry' },
  place: Pick<LedgerPlace, 'now' | 'timeZone'>,
) => Promise<ContractAssessment | null>

/** By what certificates are signed and judged. */
export interface CertificateMeans {
  /** The authority's key; null where there is none. */
  readonly signer: () => Signer | null
  /** Public half of the offline root key; null where this installation does not know it. */
  readonly rootKey: string | null
}

/** What clearances work with. */
export interface ClearanceParts {
  readonly ledger: LedgerPlace
  readonly db: IdentityParts['db']
  readonly now: () => Date
  readonly kind: RecordKind<Clearance, ClearanceFacts>
  readonly assess: AssessClearance
  readonly certificates: CertificateMeans
  /** Days that a clearance is good. */
  readonly validDays: number
}

/** What entering a form needs of it. */
export type FormParts = Pick<ClearanceParts, 'ledger' | 'kind' | 'certificates'>
