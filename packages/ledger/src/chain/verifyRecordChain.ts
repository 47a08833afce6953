import type { Hasher } from '../canonical/Hasher.ts'
import { FaultList } from '../verification/FaultList.ts'
import type { LedgerFault } from '../verification/LedgerFault.ts'
import { ChainCheck } from './ChainCheck.ts'
import type { StoredAction } from './Entry.ts'

/** What a check of one record's chain found. */
export interface ChainReport {
  readonly checked: number
  /** Payloads that were erased: their digests are chained, what they said cannot be checked. */
  readonly erased: number
  /** Payloads that were not handed out: chained, and not checked. */
  readonly withheld: number
  /** In the order of the versions; the first is where the chain broke. Empty when it holds. */
  readonly faults: readonly LedgerFault[]
}

/**
 * Checks one record by itself: every payload, every hash, every link.
 *
 * It cannot tell a record that was rewritten with fresh hashes; seals do (`verifyLedger`).
 *
 * @param actions all versions in the order stored.
 * @remarks O(actions), no more memory than for one.
 * @source docs/methods/ledger.md
 */
export function verifyRecordChain(actions: Iterable<StoredAction>, hasher: Hasher): ChainReport {
  const faults = new FaultList(1000)
  const chain = new ChainCheck(hasher, faults, false)
  let checked = 0
  for (const action of actions) {
    chain.check(action, null)
    checked += 1
  }
  return { checked, erased: chain.erased, withheld: chain.withheld, faults: faults.all }
}
