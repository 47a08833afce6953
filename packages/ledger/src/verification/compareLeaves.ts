import type { SealedLeaf } from '../seals/Seal.ts'
import type { FaultKind, LedgerFault } from './LedgerFault.ts'

const nameOf = ({ record, version }: SealedLeaf): string => `version ${version} of ${record}`
const keyOf = ({ record, version }: SealedLeaf): string => `${version} ${record}`

/**
 * How the actions found under a seal differ from those sealed, action by action.
 *
 * @param sealed the leaves that the root binds.
 * @param found in the order of the log.
 * @remarks O(n); nothing but one pass where all agree.
 */
export function compareLeaves(
  sealed: readonly SealedLeaf[],
  found: readonly SealedLeaf[],
  seal: number,
): readonly LedgerFault[] {
  const same =
    sealed.length === found.length && sealed.every(({ hash }, i) => hash === found[i]!.hash)
  if (same) return []
  const fault = (kind: FaultKind, { record, version }: SealedLeaf, words: string): LedgerFault => ({
    kind,
    record,
    version,
    seal,
    words,
  })
  const sealedHashes = new Set(sealed.map(({ hash }) => hash))
  const foundHashes = new Set(found.map(({ hash }) => hash))
  const gone = new Map(
    sealed.filter(({ hash }) => !foundHashes.has(hash)).map((leaf) => [keyOf(leaf), leaf]),
  )
  const faults: LedgerFault[] = []
  for (const leaf of found) {
    if (sealedHashes.has(leaf.hash)) continue
    const rewritten = gone.delete(keyOf(leaf))
    faults.push(
      rewritten
        ? fault('rewritten', leaf, `${nameOf(leaf)} is not the one that seal ${seal} covers`)
        : fault('inserted', leaf, `${nameOf(leaf)} was added to seal ${seal} afterwards`),
    )
  }
  for (const leaf of gone.values()) {
    faults.push(fault('missing', leaf, `${nameOf(leaf)} is gone; seal ${seal} covers it`))
  }
  return [
    ...faults,
    ...findReordered(sealed, found, sealedHashes, foundHashes).map((leaf) =>
      fault('reorder', leaf, `${nameOf(leaf)} stands at another place of seal ${seal} than sealed`),
    ),
  ]
}

/** Actions that are there, but not in the order sealed, or more than once. */
function findReordered(
  sealed: readonly SealedLeaf[],
  found: readonly SealedLeaf[],
  sealedHashes: ReadonlySet<string>,
  foundHashes: ReadonlySet<string>,
): readonly SealedLeaf[] {
  const expected = sealed.filter(({ hash }) => foundHashes.has(hash))
  const present = found.filter(({ hash }) => sealedHashes.has(hash))
  return present.filter(({ hash }, index) => hash !== expected[index]?.hash)
}
