import { DomainError } from '@corridor/kernel'
import { digestBytes, type Hasher } from '../canonical/Hasher.ts'
import type { Entry, StoredAction } from '../chain/Entry.ts'
import { hashEntry } from '../chain/hashEntry.ts'
import type { InclusionProof } from '../merkle/MerkleTree.ts'
import { verifyInclusion } from '../merkle/verifyProofs.ts'
import { FaultList } from '../verification/FaultList.ts'
import type { LedgerFault } from '../verification/LedgerFault.ts'
import type { SealingKey } from './KeyList.ts'
import { type Seal, treeOfLeaves } from './Seal.ts'
import { sealSignatureFault } from './SealCheck.ts'
import type { SignatureVerifier } from './Signer.ts'

/** All that is needed to show, without the ledger, that an action was sealed. */
export interface ActionProof {
  readonly entry: Entry
  readonly inclusion: InclusionProof
  readonly seal: Pick<Seal, 'body' | 'signature'>
}

/**
 * The proof to print on a certificate.
 *
 * @param seal with its leaves.
 * @throws {DomainError} `not_found` when the action is not among them.
 */
export function proveAction(
  { entry, hash }: StoredAction,
  { body, signature, leaves = [] }: Seal,
  hasher: Hasher,
): ActionProof {
  const index = leaves.findIndex((leaf) => leaf.hash === hash)
  if (index < 0) {
    throw new DomainError(
      'not_found',
      `version ${entry.version} of ${entry.record} is not among the leaves of seal ${body.seal}`,
      { record: entry.record, version: entry.version, seal: body.seal },
    )
  }
  const inclusion = treeOfLeaves(leaves, hasher).inclusionProof(index)
  return { entry, inclusion, seal: { body, signature } }
}

/**
 * What is wrong with a proof; nothing where the action stands in a seal of a trusted key.
 *
 * @remarks Needs no network and no ledger: ⌈log2 n⌉ + 2 hashes and one signature.
 */
export async function verifyActionProof(
  { entry, inclusion, seal }: ActionProof,
  keys: ReadonlyMap<string, SealingKey>,
  verifier: SignatureVerifier,
  hasher: Hasher,
): Promise<readonly LedgerFault[]> {
  const faults = new FaultList(10)
  const fault = await sealSignatureFault(seal, keys, verifier)
  if (fault !== null) faults.add(fault)
  const data = digestBytes(hashEntry(entry, hasher), 'the hash of the action')
  const { record, version } = entry
  const sized = inclusion.size === seal.body.count
  if (!sized || !verifyInclusion(data, inclusion, seal.body.root, hasher)) {
    const words = `version ${version} of ${record} is not what seal ${seal.body.seal} covers there`
    faults.add({ kind: 'rewritten', record, version, seal: seal.body.seal, words })
  }
  return faults.all
}
