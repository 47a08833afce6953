import type { IsoDate } from '@corridor/kernel'
import {
  bytesToHex,
  type Instant,
  isSigned,
  type SignatureVerifier,
  type Signer,
  signedBytes,
} from '@corridor/ledger'
import type { CertificateKey } from '../certificate/index.ts'

/** A licence as it stood; no person of the agency. */
export interface SnapshotLicence {
  /** As certificates write it: without spaces. */
  readonly number: string
  readonly agency: string
  /** By its effective state. */
  readonly inForce: boolean
  readonly until: IsoDate | null
  readonly destinations: readonly string[]
}

export interface SnapshotBan {
  readonly destination: string
  readonly sector: string | null
  readonly site: string | null
  readonly from: IsoDate
  readonly until: IsoDate | null
}

export interface SnapshotJobOrder {
  readonly number: string
  /** Number of the agency's licence. */
  readonly licence: string | null
  readonly destination: string
  readonly sector: string | null
  /** Vacancies that nobody holds. */
  readonly left: number
  readonly until: IsoDate | null
  /** Frozen, or its principal is watched: no clearance by hand. */
  readonly stopped: boolean
}

/** What an office reckons on while it cannot ask: the registers at one moment, signed. */
export interface OfficeSnapshot {
  readonly body: {
    readonly v: 1
    readonly kind: 'clearance.snapshot'
    /** Of the authority that signs. */
    readonly keyId: string
    readonly issuedAt: Instant
    /** For which office it was made. */
    readonly office: string
    readonly timeZone: string
    /** Origin: country of the office. */
    readonly origin: string
    readonly licences: readonly SnapshotLicence[]
    readonly bans: readonly SnapshotBan[]
    readonly jobOrders: readonly SnapshotJobOrder[]
  }
  readonly signature: string
}

/** Signs a snapshot with the authority's key in use. */
export async function signSnapshot(
  content: Omit<OfficeSnapshot['body'], 'v' | 'kind' | 'keyId'>,
  signer: Signer,
): Promise<OfficeSnapshot> {
  const body = {
    ...content,
    v: 1 as const,
    kind: 'clearance.snapshot' as const,
    keyId: signer.keyId,
  }
  return { body, signature: bytesToHex(await signer.sign(signedBytes(body))) }
}

/** Whether a key of the authority signed the snapshot in its time. */
export async function isGenuineSnapshot(
  { body, signature }: OfficeSnapshot,
  keys: ReadonlyMap<string, CertificateKey>,
  verifier: SignatureVerifier,
): Promise<boolean> {
  const key = keys.get(body?.keyId)
  if (key === undefined || key.office !== null || body.kind !== 'clearance.snapshot') return false
  if (key.revokedFrom !== null && body.issuedAt >= key.revokedFrom) return false
  return await isSigned(body, signature, key.publicKey, verifier)
}
