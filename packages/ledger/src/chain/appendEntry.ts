import { DomainError } from '@corridor/kernel'
import type { JsonValue } from '../canonical/canonicalJson.ts'
import { type Hasher, NO_PREVIOUS } from '../canonical/Hasher.ts'
import { type Digest, type Envelope, type Head, INSTANT, type StoredAction } from './Entry.ts'
import { digestPayload, hashEntry } from './hashEntry.ts'

/**
 * The next version of a record, chained to the last.
 *
 * @param head the record's last version, null for a new record.
 * @param payload as it came out of `normaliseIntake` and its schema.
 * @param salt 32 fresh random bytes in hexadecimal digits, never used before.
 * @throws {DomainError} `bad_request` when the head is another record's, when `recordedAt` is no
 * instant or lies before the head's (give the later of the two), or as `canonicalJson`.
 *
 * @example
 * const first = appendEntry(null, envelope, { name: 'Uno' }, salt, hasher)
 * const second = appendEntry(headOf(first), nextEnvelope, {}, otherSalt, hasher)
 */
export function appendEntry(
  head: Head | null,
  envelope: Envelope,
  payload: JsonValue,
  salt: Digest,
  hasher: Hasher,
): StoredAction {
  refuseUnfit(head, envelope)
  const entry = {
    ...envelope,
    v: 1 as const,
    version: (head?.version ?? 0) + 1,
    payloadDigest: digestPayload(payload, salt, hasher),
    prev: head?.hash ?? NO_PREVIOUS,
  }
  return { entry, hash: hashEntry(entry, hasher), content: { kind: 'present', payload, salt } }
}

function refuseUnfit(head: Head | null, { record, recordedAt }: Envelope): void {
  if (head !== null && head.record !== record) {
    throw new DomainError(
      'bad_request',
      `an action of ${record} cannot follow version ${head.version} of ${head.record}`,
      { record, head: head.record },
    )
  }
  if (!INSTANT.test(recordedAt)) {
    throw new DomainError(
      'bad_request',
      `${record}: "${recordedAt}" is no instant; write it like 2030-01-07T08:00:00.000Z`,
      { recordedAt },
    )
  }
  if (head !== null && recordedAt < head.recordedAt) {
    throw new DomainError(
      'bad_request',
      `${record}: recorded at ${recordedAt}, before version ${head.version} (${head.recordedAt}); ` +
        'record it at the later of the two',
      { recordedAt, head: head.recordedAt },
    )
  }
}

/**
 * An action without its payload and salt; its digest, its hash and the chain stay as they are.
 *
 * @param basis the rule or request that asks for the erasure.
 */
export function eraseContent(
  { entry, hash }: StoredAction,
  basis: string,
  erasedAt: string,
): StoredAction {
  return { entry, hash, content: { kind: 'erased', basis, erasedAt } }
}
