import { randomUUID } from 'node:crypto'
import type { LedgerFault, Seal } from '@corridor/ledger'
import type { Notice } from '../../notifications/Notice.ts'
import { notify } from '../../notifications/notify.ts'
import { inTransaction } from '../LedgerPlace.ts'
import type { OpenLedger } from '../openLedger.ts'
import { quarantineFaults } from '../reinstatement/listReinstatements.ts'
import { verifyStored } from '../verifyStored.ts'
import { type Consequence, putOnReview } from './putOnReview.ts'
import { readCopies, tellWitnesses, type Witnesses } from './witnesses.ts'

const DAY_MS = 86_400_000

/** More are counted, not kept. */
const MOST_FAULTS = 500

export interface SelfVerificationParts {
  readonly ledger: OpenLedger
  /** Public half of the root key; null where this installation does not know it and cannot judge. */
  readonly rootKey: string | null
  readonly witnesses: Witnesses
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void
}

/** What a verification came to. */
export interface SelfVerification {
  readonly intact: boolean
  readonly faults: readonly LedgerFault[]
  readonly consequences: readonly Consequence[]
}

/**
 * Verifies the server's own log with the seals that lie in the folder of a witness, once a day, and
 * keeps what was found. Where something is wrong, auditors and witnesses are told, and what rested on
 * a changed entry of the watch list is put on review.
 *
 * @returns null while there is nothing to verify or the last time is less than a day ago.
 * @remarks One pass over the log in a thread of its own.
 */
export async function verifyItself(parts: SelfVerificationParts): Promise<SelfVerification | null> {
  const { ledger, rootKey, witnesses, warn } = parts
  const { owner, tenant, now } = ledger
  if (rootKey === null) return null
  const { rows } = await owner.query<{ newest: number; last: Date | null; intact: boolean | null }>(
    `select coalesce((select max(seal) from ledger_seal where tenant = $1), 0) as newest,
       (select ended from ledger_self_verification where tenant = $1
        order by ended desc limit 1) as last,
       (select intact from ledger_self_verification where tenant = $1
        order by ended desc limit 1) as intact`,
    [tenant],
  )
  const { newest, last, intact: wasIntact } = rows[0]!
  const copies = await readCopies(witnesses.sealsDir)
  if (newest === 0 && copies.length === 0) return null
  const begun = now()
  if (last !== null && begun.getTime() - last.getTime() < DAY_MS) return null
  const witnessed = { rootKey, copies: copies as readonly Seal[] }
  const report = await verifyStored(ledger, witnessed, undefined, { threads: 1 })
  const faults = [...report.faults, ...(await quarantineFaults(owner, tenant, rootKey))]
  const intact = faults.length === 0
  const consequences = intact ? [] : await putOnReview({ ledger, warn }, faults)
  await inTransaction(owner, 'begin', async (client) => {
    await client.query(
      `insert into ledger_self_verification
         (tenant, id, begun, ended, intact, seal, actions, faults, consequences)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[tenant, randomUUID(), begun, now(), intact, newest, report.checked.actions],
        ...[JSON.stringify(faults.slice(0, MOST_FAULTS)), JSON.stringify(consequences)],
      ],
    )
    // What was told yesterday is not told again.
    if (!intact && wasIntact !== false) {
      await notify(client, { tenant, now }, noticeOf(begun.toISOString()))
    }
  })
  if (!intact) {
    warn('the log is not what was sealed', { faults: faults.length })
    await tellWitnesses(witnesses, { at: begun.toISOString(), faults }, warn)
  }
  return { intact, faults, consequences }
}

const noticeOf = (at: string): Notice => ({
  to: {
    permission: 'read.log-entry',
    on: {
      ...{ kind: 'log-entry', id: 'ledger', owner: null, organisations: [], office: null },
      ...{ jurisdiction: null, assignees: [], mandateHolders: [], state: null },
    },
    except: [],
  },
  kind: 'ledger.not-intact',
  params: { at },
})
