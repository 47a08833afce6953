import { canonicalJson } from '../canonical/canonicalJson.ts'
import { DOMAIN, type Hasher, hashText } from '../canonical/Hasher.ts'
import type { Digest, Entry } from './Entry.ts'

/**
 * `SHA256(0x10 ‖ salt ‖ JCS(payload))`.
 *
 * @param salt 32 random bytes in hexadecimal digits: without it a short payload could be guessed
 * from its digest after erasure.
 * @throws {DomainError} `bad_request` for a salt of another length, or as `canonicalJson`.
 * @source docs/methods/ledger.md
 */
export function digestPayload(payload: unknown, salt: Digest, hasher: Hasher): Digest {
  return hashText(DOMAIN.payload, salt, canonicalJson(payload), hasher)
}

/**
 * `SHA256(0x11 ‖ JCS(entry))`: the entry names its predecessor's hash and the payload's digest.
 *
 * @throws {DomainError} as `canonicalJson`.
 * @source docs/methods/ledger.md
 */
export function hashEntry(entry: Entry, hasher: Hasher): Digest {
  return hashText(DOMAIN.entry, null, canonicalJson(entry), hasher)
}
