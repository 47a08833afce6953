import { DomainError } from '@corridor/kernel'
import { bytesToHex, digestBytes, type Instant, type Signer } from '@corridor/ledger'
import { readBase45, writeBase45 } from './base45.ts'
import { type CompactValue, readCompact, writeCompact } from './compactBytes.ts'
import { instantOf, secondsOf } from './instants.ts'

/** What the QR code of a clearance says: no name, no photo, no number of a document. */
export interface Certificate {
  readonly v: 1
  /** First 16 hexadecimal digits of the public key that signs it. */
  readonly keyId: string
  /** Number of the clearance; of a provisional one the serial of its form. */
  readonly number: string
  /** Origin and destination: `XAA-XBB`. */
  readonly corridor: string
  readonly licence: string | null
  readonly jobOrder: string | null
  /** Whole seconds. */
  readonly issued: Instant
  /** It is good before this instant. */
  readonly expires: Instant
  /** SHA-256 of the contract version that was cleared, 64 hexadecimal digits. */
  readonly contractDigest: string
  /** `digestHolder`, 32 hexadecimal digits. */
  readonly holderDigest: string
  /** Seal under which the issue stands in the log; 0 where none was closed yet. */
  readonly seal: number
}

/** A certificate with the bytes its signature is over. */
export interface SignedCertificate {
  readonly certificate: Certificate
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

/** Before everything else in the QR code, so that a reader knows what it holds. */
export const CERTIFICATE_PREFIX = 'CLR1:'

/** So that the code stays below version 13 at error correction M, which a worn print still gives. */
export const MOST_PAYLOAD_BYTES = 180

const SIGNATURE_BYTES = 64
const KEY_ID_BYTES = 8
const HOLDER_BYTES = 16
const MOST_SECONDS = 253_402_300_799

const NUMBER = /^[0-9A-Z][0-9A-Z-]{0,23}$/
const REFERENCE = /^[\x21-\x7e]{1,24}$/
const CORRIDOR = /^[A-Z]{3}-[A-Z]{3}$/

/**
 * The bytes of a certificate that are signed: there is one way to write each.
 *
 * @throws {DomainError} `bad_request` for a member that does not fit its place; `too_large` over
 * 180 bytes.
 * @source docs/methods/clearance-certificate.md
 */
export function certificateBytes(certificate: Certificate): Uint8Array {
  const problem = findProblem(certificate)
  if (problem !== null) throw new DomainError('bad_request', `certificate: ${problem}`)
  const bytes = writeCompact([
    certificate.v,
    hexBytes(certificate.keyId),
    certificate.number,
    certificate.corridor,
    certificate.licence,
    certificate.jobOrder,
    secondsOf(certificate.issued),
    secondsOf(certificate.expires),
    digestBytes(certificate.contractDigest, 'the digest of the contract'),
    hexBytes(certificate.holderDigest),
    certificate.seal,
  ])
  if (bytes.length <= MOST_PAYLOAD_BYTES) return bytes
  throw new DomainError('too_large', `a certificate has at most ${MOST_PAYLOAD_BYTES} bytes`, {
    bytes: bytes.length,
  })
}

/** Signs a certificate and writes it as the text of its QR code. */
export async function writeCertificate(
  content: Omit<Certificate, 'v' | 'keyId'>,
  signer: Signer,
): Promise<string> {
  const payload = certificateBytes({ v: 1, keyId: signer.keyId, ...content })
  const signature = await signer.sign(payload)
  const whole = new Uint8Array(payload.length + SIGNATURE_BYTES)
  whole.set(payload)
  whole.set(signature, payload.length)
  return `${CERTIFICATE_PREFIX}${writeBase45(whole)}`
}

/**
 * What the text of a QR code says; whether it is true is for `judgeCertificate`.
 *
 * @returns null for a text that is no certificate.
 */
export function readCertificate(text: string): SignedCertificate | null {
  const trimmed = text.trim()
  if (!trimmed.startsWith(CERTIFICATE_PREFIX) || trimmed.length > 500) return null
  try {
    const whole = readBase45(trimmed.slice(CERTIFICATE_PREFIX.length))
    const payload = whole.slice(0, -SIGNATURE_BYTES)
    const certificate = certificateOf(readCompact(payload))
    if (certificate === null || findProblem(certificate) !== null) return null
    return { certificate, payload, signature: whole.slice(-SIGNATURE_BYTES) }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

function certificateOf(values: readonly CompactValue[]): Certificate | null {
  const [v, keyId, number, corridor, licence, jobOrder, issued, expires, contract, holder, seal] =
    values
  if (values.length !== 11 || v !== 1 || typeof seal !== 'number') return null
  if (!isTime(issued) || !isTime(expires)) return null
  if (![keyId, contract, holder].every((bytes) => bytes instanceof Uint8Array)) return null
  if (typeof number !== 'string' || typeof corridor !== 'string') return null
  if (!isReference(licence) || !isReference(jobOrder)) return null
  return {
    ...{ v, number, corridor, licence, jobOrder, seal },
    keyId: bytesToHex(keyId as Uint8Array),
    issued: instantOf(issued),
    expires: instantOf(expires),
    contractDigest: bytesToHex(contract as Uint8Array),
    holderDigest: bytesToHex(holder as Uint8Array),
  }
}

const isTime = (value: CompactValue | undefined): value is number =>
  typeof value === 'number' && value <= MOST_SECONDS

const isReference = (value: CompactValue | undefined): value is string | null =>
  value === null || typeof value === 'string'

function findProblem(certificate: Certificate): string | null {
  const { keyId, number, corridor, licence, jobOrder, issued, expires, seal } = certificate
  if (!isHex(keyId, KEY_ID_BYTES)) return 'the key id must be 16 hexadecimal digits'
  if (!NUMBER.test(number)) return 'the number must be 1 to 24 capital letters, digits and hyphens'
  if (!CORRIDOR.test(corridor)) return 'the corridor must be two countries, as XAA-XBB'
  for (const reference of [licence, jobOrder]) {
    if (reference !== null && !REFERENCE.test(reference)) {
      return 'a reference must be 1 to 24 characters of ASCII without spaces'
    }
  }
  if (expires <= issued) return 'it must expire after it was issued'
  if (!isHex(certificate.contractDigest, 32)) return 'the digest of the contract is none'
  if (!isHex(certificate.holderDigest, HOLDER_BYTES)) return 'the digest of the holder is none'
  return Number.isSafeInteger(seal) && seal >= 0 ? null : 'the seal must be a whole number'
}

const isHex = (text: string, bytes: number): boolean =>
  text.length === 2 * bytes && /^[0-9a-f]*$/.test(text)

const hexBytes = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
