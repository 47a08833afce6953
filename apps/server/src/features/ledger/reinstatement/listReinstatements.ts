import type { ReinstatementShown } from '@corridor/contract'
import { isSigned, type LedgerFault } from '@corridor/ledger'
import type { Reinstatement } from '@corridor/ledger/reinstatement'
import type { Queryable } from '../LedgerPlace.ts'
import { verifier } from '../nodeCrypto.ts'
import { changedQuarantines } from './quarantine.ts'

interface Kept {
  readonly record: string
  readonly state: Reinstatement
}

async function selectKept(client: Queryable, tenant: string): Promise<readonly Kept[]> {
  const { rows } = await client.query<{ record: string; state: string }>(
    `select record, state from ledger_reinstatement where tenant = $1
     order by at desc, record limit 1000`,
    [tenant],
  )
  return rows.map(({ record, state }) => ({ record, state: JSON.parse(state) as Reinstatement }))
}

const saidBy = (kept: readonly Kept[]) =>
  new Map(
    kept.map(({ record, state }) => [
      record,
      state.status === 'done' ? state.order.setAside : null,
    ]),
  )

/** What was put back, newest first. */
export async function listReinstatements(
  client: Queryable,
  tenant: string,
): Promise<ReinstatementShown[]> {
  const kept = await selectKept(client, tenant)
  const changed = await changedQuarantines(client, tenant, saidBy(kept))
  return kept.map(({ record, state }) => {
    const known = { record, at: state.at, isKept: !changed.includes(record) }
    if (state.status === 'erased') {
      const nothing = { reason: null, decidedBy: [], source: null, copies: 0 }
      return { ...known, ...nothing, reinstated: [], seals: [], setAside: [] }
    }
    const { reason, decidedBy, source, copies, reinstated, seals, setAside } = state.order
    return {
      ...known,
      ...{ reason, decidedBy: [...decidedBy], source, copies },
      ...{ reinstated: [...reinstated], seals: [...seals], setAside: [...setAside] },
    }
  })
}

/** Reinstatements that the root key did not sign, or whose quarantine is not what they say. */
export async function quarantineFaults(
  client: Queryable,
  tenant: string,
  rootKey: string,
): Promise<readonly LedgerFault[]> {
  const kept = await selectKept(client, tenant)
  const fault = (record: string, words: string): LedgerFault => ({
    ...{ kind: 'quarantine', record, version: null, seal: null, words },
  })
  const faults = (await changedQuarantines(client, tenant, saidBy(kept))).map((record) =>
    fault(record, `what ${record} put aside is not kept as it says`),
  )
  for (const { record, state } of kept) {
    if (state.status !== 'done') continue
    if (await isSigned(state.order, state.signature, rootKey, verifier)) continue
    faults.push(fault(record, `${record} is not signed with the root key`))
  }
  return faults
}
