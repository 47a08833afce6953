import {
  digestBytes,
  type Hasher,
  hashEntry,
  hashSeal,
  isGenuineReceipt,
  type Receipt,
  sealSignatureFault,
  verifyInclusion,
} from '@corridor/ledger'
import { type CheckedSeals, type SealMeans, verifierOf } from './checkSeals.ts'
import { isSound } from './isSound.ts'
import type { Evidence } from './readEvidence.ts'
import type {
  EvidenceReport,
  ProofFinding,
  ReceiptFinding,
  SealComparison,
  SealCopy,
  SealStanding,
} from './sealMessages.ts'

/** Holds what a reader brought against the seals of the server that were checked before. */
export async function judgeEvidence(
  evidence: Evidence,
  checked: CheckedSeals,
  means: SealMeans,
): Promise<EvidenceReport> {
  const { marks, actions, unknown, brokenLine } = evidence
  const proofs: ProofFinding[] = []
  for (const proof of evidence.proofs) proofs.push(await judgeProof(proof, checked, means))
  const sealed = new Map(proofs.filter(isSound).map(({ hash, seal }) => [hash, seal]))
  const receipts: ReceiptFinding[] = []
  for (const receipt of evidence.receipts) {
    receipts.push(await judgeReceipt(receipt, sealed, checked, means))
  }
  const comparison =
    evidence.seals.length === 0 ? null : await compareSeals(evidence.seals, checked, means)
  const noted = marks.map(({ seal, hash }) => ({
    kind: 'mark' as const,
    seal,
    standing: standingOf(seal, hash, checked),
  }))
  return { comparison, findings: [...receipts, ...proofs, ...noted], actions, unknown, brokenLine }
}

function standingOf(seal: number, hash: string, { hashes }: CheckedSeals): SealStanding {
  const known = hashes.get(seal)
  if (known === undefined) return 'not-there'
  return known === hash ? 'same' : 'differs'
}

async function judgeProof(
  proof: Evidence['proofs'][number],
  checked: CheckedSeals,
  means: SealMeans,
): Promise<ProofFinding> {
  const { inclusion, seal } = proof
  const { hasher } = means
  const hash = 'entry' in proof ? entryHash(proof.entry, hasher) : proof.hash
  const leads =
    hash !== null &&
    inclusion.size === seal.body.count &&
    verifyInclusion(digestBytes(hash, 'the hash of the action'), inclusion, seal.body.root, hasher)
  return {
    kind: 'proof',
    hash: hash ?? '',
    entry: 'entry' in proof ? proof.entry : null,
    seal: seal.body.seal,
    leads,
    standing: standingOf(seal.body.seal, hashSeal(seal.body, hasher), checked),
    signed: await isSigned(seal, checked, means),
  }
}

/** Null where the entry has no canonical form, and so no hash. */
function entryHash(entry: Parameters<typeof hashEntry>[0], hasher: Hasher): string | null {
  try {
    return hashEntry(entry, hasher)
  } catch {
    return null
  }
}

async function isSigned(
  seal: SealCopy,
  { keys }: CheckedSeals,
  { verifier }: SealMeans,
): Promise<boolean | null> {
  if (typeof verifier === 'string') return null
  return (await sealSignatureFault(seal, keys, verifier)) === null
}

async function judgeReceipt(
  receipt: Receipt,
  sealed: ReadonlyMap<string, number>,
  { keys }: CheckedSeals,
  means: SealMeans,
): Promise<ReceiptFinding> {
  const { record, version, recordedAt, keyId, hash } = receipt.body
  const genuine = await isGenuineReceipt(receipt, keys, verifierOf(means))
  return {
    kind: 'receipt',
    record,
    version,
    recordedAt,
    keyId,
    // Without signatures a receipt can only be found wrong.
    genuine: genuine && typeof means.verifier === 'string' ? null : genuine,
    seal: sealed.get(hash) ?? null,
  }
}

/** How another holder's seals stand to the server's, number by number. */
async function compareSeals(
  given: readonly SealCopy[],
  checked: CheckedSeals,
  means: SealMeans,
): Promise<SealComparison> {
  const inOrder = [...given].sort((one, other) => one.body.seal - other.body.seal)
  const differing: SealCopy[] = []
  const beyond: SealCopy[] = []
  let same = 0
  let agreeUntil: number | null = null
  for (const copy of inOrder) {
    const { seal } = copy.body
    const standing = standingOf(seal, hashSeal(copy.body, means.hasher), checked)
    if (standing === 'differs') differing.push(copy)
    else if (standing === 'not-there') beyond.push(copy)
    else {
      same += 1
      if (differing.length === 0) agreeUntil = seal
    }
  }
  const [firstDiffering] = differing
  const [firstBeyond] = beyond
  return {
    given: given.length,
    same,
    agreeUntil,
    differing: differing.length,
    firstDiffering:
      firstDiffering === undefined
        ? null
        : {
            seal: firstDiffering.body.seal,
            signed: await isSigned(firstDiffering, checked, means),
          },
    beyond:
      firstBeyond === undefined
        ? null
        : {
            first: firstBeyond.body.seal,
            last: beyond.at(-1)!.body.seal,
            signed: await isSigned(firstBeyond, checked, means),
          },
    newest: checked.report.last?.copy.body.seal ?? 0,
  }
}
