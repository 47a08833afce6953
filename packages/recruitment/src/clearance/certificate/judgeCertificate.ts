import type { Instant, SignatureVerifier } from '@corridor/ledger'
import { type Certificate, readCertificate } from './Certificate.ts'
import { type CertificateKey, isKeyGood } from './CertificateKeys.ts'
import { secondsOf } from './instants.ts'
import type { RevocationList } from './RevocationList.ts'

/**
 * What a verifier says. `no_list`: the signature is good, but no revocation list is at hand, so that
 * nobody can tell; `unreadable`: the text is no certificate at all.
 */
export type CertificateState =
  | 'valid'
  | 'provisional'
  | 'held'
  | 'revoked'
  | 'expired'
  | 'invalid_signature'
  | 'unknown_key'
  | 'no_list'
  | 'unreadable'

/** How old the revocation list is: good for a day, to be renewed, too old to be relied upon. */
export type ListAge = 'fresh' | 'amber' | 'red'

export interface CertificateJudgement {
  readonly state: CertificateState
  /** What it says; null where nothing of it may be believed. */
  readonly certificate: Certificate | null
  /** The office that issued it by hand; null for the authority. */
  readonly office: string | null
  /** What the office may sign, and until when; null for the authority. */
  readonly delegation: {
    readonly validFrom: Instant
    readonly validUntil: Instant
    readonly most: number
  } | null
  readonly list: {
    readonly issuedAt: Instant
    /** Whole hours, rounded down; 0 where the clock here is behind. */
    readonly hours: number
    readonly age: ListAge
  } | null
}

/** What a verifier carries with it. */
export interface VerifierMeans {
  /** Of `readCertificateKeys`, with delegated ones of `believeDelegations`. */
  readonly keys: ReadonlyMap<string, CertificateKey>
  /** Judged genuine before; null where there is none. */
  readonly revocations: RevocationList | null
  readonly now: Instant
  readonly verifier: SignatureVerifier
  /** Ages in hours above which the list is amber and red. */
  readonly limits?: { readonly amberHours: number; readonly redHours: number }
}

const USUAL_LIMITS = { amberHours: 24, redHours: 72 }
const HOUR_SECONDS = 3600

/**
 * What is to be thought of the text of a QR code, without any network.
 *
 * @remarks One signature. It never says valid without saying how old its list is.
 * @source docs/methods/clearance-certificate.md
 */
export async function judgeCertificate(
  text: string,
  means: VerifierMeans,
): Promise<CertificateJudgement> {
  const list = ageOf(means)
  const nothing = { certificate: null, office: null, delegation: null, list }
  const signed = readCertificate(text)
  if (signed === null) return { ...nothing, state: 'unreadable' }
  const { certificate, payload, signature } = signed
  const key = means.keys.get(certificate.keyId)
  if (key === undefined || !isKeyGood(key, certificate.issued)) {
    return { ...nothing, state: 'unknown_key' }
  }
  if (!(await means.verifier.verify(hexBytes(key.publicKey), payload, signature))) {
    return { ...nothing, state: 'invalid_signature' }
  }
  const { office, validFrom, validUntil, most } = key
  const delegation = validUntil === null || most === null ? null : { validFrom, validUntil, most }
  return { certificate, office, delegation, list, state: stateOf(certificate, key, means) }
}

function stateOf(
  { number, expires }: Certificate,
  { office }: CertificateKey,
  { revocations, now }: VerifierMeans,
): CertificateState {
  const entry = revocations?.body.entries.find((one) => one.number === number)
  if (entry?.state === 'revoked') return 'revoked'
  if (now >= expires) return 'expired'
  if (revocations === null) return 'no_list'
  if (entry !== undefined) return 'held'
  return office === null ? 'valid' : 'provisional'
}

function ageOf({ revocations, now, limits }: VerifierMeans): CertificateJudgement['list'] {
  if (revocations === null) return null
  const { issuedAt } = revocations.body
  return { issuedAt, ...ageOfList(issuedAt, now, limits) }
}

/**
 * How old a list or snapshot is: exactly 24 hours are still fresh, exactly 72 amber.
 *
 * @returns whole hours, rounded down; 0 where the clock here is behind.
 */
export function ageOfList(
  issuedAt: Instant,
  now: Instant,
  { amberHours, redHours }: NonNullable<VerifierMeans['limits']> = USUAL_LIMITS,
): { readonly hours: number; readonly age: ListAge } {
  const seconds = Math.max(0, secondsOf(now) - secondsOf(issuedAt))
  const age =
    seconds > redHours * HOUR_SECONDS
      ? 'red'
      : seconds > amberHours * HOUR_SECONDS
        ? 'amber'
        : 'fresh'
  return { hours: Math.floor(seconds / HOUR_SECONDS), age }
}

const hexBytes = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
