import { DomainError } from '@corridor/kernel'
import {
  bytesToHex,
  digestBytes,
  type Instant,
  type SignatureVerifier,
  type Signer,
} from '@corridor/ledger'
import { readBase45, writeBase45 } from './base45.ts'
import { type CertificateKey, isKeyGood } from './CertificateKeys.ts'
import { type CompactValue, readCompact, writeCompact } from './compactBytes.ts'
import { instantOf, secondsOf } from './instants.ts'
import type { RevocationList } from './RevocationList.ts'

/** What the authority's key says of an office's: it may sign so many clearances in these days. */
export interface Delegation {
  readonly v: 1
  /** First 16 hexadecimal digits of the authority's public key. */
  readonly signedBy: string
  /** As `organisation.office`. */
  readonly office: string
  /** Of the office, 64 hexadecimal digits. */
  readonly publicKey: string
  /** Whole seconds. */
  readonly validFrom: Instant
  readonly validUntil: Instant
  readonly most: number
}

/** A delegation with the bytes its signature is over. */
export interface SignedDelegation {
  readonly delegation: Delegation
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

/** Before everything else in its QR code; `CLR1:` is a clearance. */
export const DELEGATION_PREFIX = 'CLD1:'

/** No office signs for longer, or more, whatever a delegation says. */
export const DELEGATION_LIMITS = { days: 31, most: 1000 } as const

const SIGNATURE_BYTES = 64
const DAY_SECONDS = 86_400
const OFFICE = /^[\x21-\x7e]{1,64}$/

/** Signs a delegation and writes it as the text of its QR code, in its only form. */
export async function writeDelegation(
  content: Omit<Delegation, 'v' | 'signedBy'>,
  signer: Signer,
): Promise<string> {
  const delegation: Delegation = { v: 1, signedBy: signer.keyId, ...content }
  const problem = findProblem(delegation)
  if (problem !== null) throw new DomainError('bad_request', `delegation: ${problem}`)
  const payload = writeCompact([
    1,
    hexBytes(delegation.signedBy),
    delegation.office,
    digestBytes(delegation.publicKey, 'the public key'),
    secondsOf(delegation.validFrom),
    secondsOf(delegation.validUntil),
    delegation.most,
  ])
  const signature = await signer.sign(payload)
  const whole = new Uint8Array(payload.length + SIGNATURE_BYTES)
  whole.set(payload)
  whole.set(signature, payload.length)
  return `${DELEGATION_PREFIX}${writeBase45(whole)}`
}

/**
 * What the text of a delegation says; whether it is true is for `believeDelegations`.
 *
 * @returns null for a text that is none.
 */
export function readDelegation(text: string): SignedDelegation | null {
  const trimmed = text.trim()
  if (!trimmed.startsWith(DELEGATION_PREFIX) || trimmed.length > 500) return null
  try {
    const whole = readBase45(trimmed.slice(DELEGATION_PREFIX.length))
    const payload = whole.slice(0, -SIGNATURE_BYTES)
    const delegation = delegationOf(readCompact(payload))
    if (delegation === null || findProblem(delegation) !== null) return null
    return { delegation, payload, signature: whole.slice(-SIGNATURE_BYTES) }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

function delegationOf(values: readonly CompactValue[]): Delegation | null {
  const [v, signedBy, office, publicKey, validFrom, validUntil, most] = values
  if (values.length !== 7 || v !== 1 || typeof office !== 'string') return null
  if (!(signedBy instanceof Uint8Array) || !(publicKey instanceof Uint8Array)) return null
  if (typeof validFrom !== 'number' || typeof validUntil !== 'number') return null
  if (typeof most !== 'number' || validUntil > 253_402_300_799) return null
  return {
    ...{ v, office, most },
    signedBy: bytesToHex(signedBy),
    publicKey: bytesToHex(publicKey),
    validFrom: instantOf(validFrom),
    validUntil: instantOf(validUntil),
  }
}

function findProblem({
  signedBy,
  office,
  publicKey,
  validFrom,
  validUntil,
  most,
}: Delegation): string | null {
  if (!/^[0-9a-f]{16}$/.test(signedBy)) return 'the key id must be 16 hexadecimal digits'
  if (!OFFICE.test(office)) return 'the office must be 1 to 64 characters of ASCII without spaces'
  if (!/^[0-9a-f]{64}$/.test(publicKey)) return 'the public key must be 64 hexadecimal digits'
  const seconds = secondsOf(validUntil) - secondsOf(validFrom)
  if (seconds <= 0 || seconds > DELEGATION_LIMITS.days * DAY_SECONDS) {
    return `it must count for at most ${DELEGATION_LIMITS.days} days`
  }
  if (!Number.isSafeInteger(most) || most < 1 || most > DELEGATION_LIMITS.most) {
    return `it must be for 1 to ${DELEGATION_LIMITS.most} clearances`
  }
  return null
}

const hexBytes = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/**
 * The keys of a list together with those that the authority delegated: only a key of the authority
 * delegates, never an office's, and none takes the place of a key that is listed.
 *
 * @param keys of `readCertificateKeys`.
 * @param revocations judged genuine before: it also names office keys that must not be believed.
 * @remarks One signature for each delegation.
 * @source docs/methods/clearance-certificate.md
 */
export async function believeDelegations(
  texts: readonly string[],
  keys: ReadonlyMap<string, CertificateKey>,
  revocations: RevocationList | null,
  verifier: SignatureVerifier,
): Promise<ReadonlyMap<string, CertificateKey>> {
  const believed = new Map(keys)
  for (const text of texts) {
    const signed = readDelegation(text)
    if (signed === null) continue
    const { signedBy, office, publicKey, validFrom, validUntil, most } = signed.delegation
    const authority = keys.get(signedBy)
    const keyId = publicKey.slice(0, 16)
    if (authority === undefined || authority.office !== null || believed.has(keyId)) continue
    if (!isKeyGood(authority, validFrom)) continue
    const by = hexBytes(authority.publicKey)
    if (!(await verifier.verify(by, signed.payload, signed.signature))) continue
    const revokedFrom = revocations?.body.keys?.find((one) => one.keyId === keyId)?.since ?? null
    believed.set(keyId, { keyId, publicKey, validFrom, validUntil, office, most, revokedFrom })
  }
  return believed
}
