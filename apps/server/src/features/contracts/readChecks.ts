import type { ContractChecks } from '@corridor/contract'
import type { ProtectedRecord } from '@corridor/permissions'
import { findingsShownTo } from '@corridor/recruitment/checks'
import type { Contract } from '@corridor/recruitment/contracts'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { assessContract } from '../checks/assessContract.ts'
import { openRecord } from '../ledger/openRecord.ts'
import type { ContractParts } from './ContractParts.ts'
import { contractKind } from './contractKind.ts'
import { selectContract } from './contractStore.ts'
import { atPost, protectedContract } from './protectedFiles.ts'
import { viewerOf } from './readContract.ts'

/**
 * What the checks say of a contract as the registers are now; that it was opened is in the log.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readChecks(
  parts: ContractParts,
  sender: Sender,
  id: string,
): Promise<ContractChecks> {
  const { ledger } = parts
  const row = await selectContract(parts, id)
  const seen = (state: Contract): ProtectedRecord => {
    const judged = { record: id, person: row?.person ?? null, ...state }
    const atOffice = protectedContract(judged)
    return sender.decide('read.contract', atOffice).allowed ? atOffice : atPost(judged)
  }
  const known = row === undefined ? null : seen(JSON.parse(row.state) as Contract)
  const { state } = await openRecord(
    ...([ledger, contractKind, sender, 'read.contract', { id, known }, seen] as const),
  )
  const viewer = viewerOf(sender.require('read.contract', seen(state!)).role)
  const assessed = await assessContract(ledger.pool, ledger, id)
  if (assessed === null) throw noSuchRecord('read.contract')
  const shownTo = viewer === 'official' || viewer === 'worker' ? viewer : 'party'
  return {
    contract: id,
    on: assessed.on,
    verdict: assessed.verdict,
    findings: [...findingsShownTo(shownTo, assessed.findings)],
    setAside: [...assessed.setAside],
  }
}
