import { DomainError } from '@corridor/kernel'
import { canonicalJson } from '../canonical/canonicalJson.ts'
import {
  bytesToHex,
  DOMAIN,
  digestBytes,
  type Hasher,
  hashText,
  NO_PREVIOUS,
} from '../canonical/Hasher.ts'
import { type Digest, INSTANT, type Instant } from '../chain/Entry.ts'
import { MerkleFrontier } from '../merkle/MerkleFrontier.ts'
import { MerkleTree } from '../merkle/MerkleTree.ts'
import { type Signer, signedBytes } from './Signer.ts'

/** What a seal says. */
export interface SealBody {
  readonly v: 1
  /** From 1, without a gap. */
  readonly seal: number
  /** Actions covered. */
  readonly count: number
  readonly root: Digest
  /** `hashSeal` of the seal before; 64 zeros for the first. */
  readonly prevSeal: Digest
  readonly closedAt: Instant
  readonly keyId: string
}

/** One leaf of a seal: which version of which record had which hash. */
export interface SealedLeaf {
  readonly record: string
  readonly version: number
  readonly hash: Digest
}

/** A signed batch of actions. */
export interface Seal {
  readonly body: SealBody
  /** Ed25519 over the canonical JSON of the body, 128 hexadecimal digits. */
  readonly signature: string
  /**
   * In the order of the tree. Not signed themselves, but bound by the root: with them a
   * verification tells which action was changed or deleted, without them only in which seal.
   */
  readonly leaves?: readonly SealedLeaf[]
}

/** `SHA256(0x12 ‖ JCS(body))`. @throws {DomainError} as `canonicalJson`. */
export const hashSeal = (body: SealBody, hasher: Hasher): Digest =>
  hashText(DOMAIN.seal, null, canonicalJson(body), hasher)

/** Merkle root over the hashes of actions, which are the data of the leaves. */
export function rootOf(hashes: Iterable<Digest>, hasher: Hasher): Digest {
  const tree = new MerkleFrontier(hasher)
  for (const hash of hashes) tree.append(digestBytes(hash, 'the hash of an action'))
  return tree.root()
}

/** The tree of one seal, to prove that an action stands in it. */
export const treeOfLeaves = (leaves: readonly SealedLeaf[], hasher: Hasher): MerkleTree =>
  new MerkleTree(
    hasher,
    leaves.map(({ hash }) => digestBytes(hash, 'the hash of an action')),
  )

/**
 * The tree over all seals, leaf n − 1 being the hash of seal n. A witness who kept the root of the
 * first m seals is shown by one consistency proof that these are still the beginning.
 */
export const treeOfSeals = (bodies: Iterable<SealBody>, hasher: Hasher): MerkleTree => {
  const tree = new MerkleTree(hasher)
  for (const body of bodies) tree.append(digestBytes(hashSeal(body, hasher), 'the hash of a seal'))
  return tree
}

/**
 * Seals a batch of actions.
 *
 * @param previous body of the last seal, null for the first.
 * @param leaves the newly committed actions; every version of a record after the one before it.
 * @throws {DomainError} `bad_request` when `closedAt` is no instant or lies before the last seal's,
 * or a hash is none; whatever the signer throws.
 */
export async function closeSeal(
  previous: SealBody | null,
  leaves: readonly SealedLeaf[],
  closedAt: Instant,
  signer: Signer,
  hasher: Hasher,
): Promise<Seal> {
  if (!INSTANT.test(closedAt) || (previous !== null && closedAt < previous.closedAt)) {
    throw new DomainError(
      'bad_request',
      `a seal cannot be closed at "${closedAt}": it must be an instant not before ` +
        `${previous?.closedAt ?? 'any other'}`,
      { closedAt },
    )
  }
  const body: SealBody = {
    v: 1,
    seal: (previous?.seal ?? 0) + 1,
    count: leaves.length,
    root: rootOf(
      leaves.map(({ hash }) => hash),
      hasher,
    ),
    prevSeal: previous === null ? NO_PREVIOUS : hashSeal(previous, hasher),
    closedAt,
    keyId: signer.keyId,
  }
  return { body, signature: bytesToHex(await signer.sign(signedBytes(body))), leaves }
}
