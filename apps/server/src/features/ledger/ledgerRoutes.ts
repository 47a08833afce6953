import {
  integrityRoute,
  keysRoute,
  proofRoute,
  sealsExportRoute,
  sealsRoute,
} from '@corridor/contract'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountStream } from '../../http/mountStream.ts'
import { type AuditParts, auditRoutes } from './auditRoutes.ts'
import { selectKeyList } from './keyList.ts'
import { exportSeals, listSeals, proofFinder } from './publicSeals.ts'
import { integrityOf } from './selfVerification/selfVerifications.ts'

export interface LedgerParts extends AuditParts {
  /** Public half of the root key by which this installation judges itself. */
  readonly rootKey: string | null
}

/** What anybody may keep of the ledger, and the audit of who did and read what. */
export function ledgerRoutes(mounting: Mounting, parts: LedgerParts): void {
  sealRoutes(mounting, parts)
  auditRoutes(mounting, parts)
}

function sealRoutes(
  mounting: Mounting,
  { ledger, rootKey }: Pick<LedgerParts, 'ledger' | 'rootKey'>,
): void {
  const findProof = proofFinder(ledger)
  mount(mounting, sealsRoute, {
    isLive: true,
    answer: ({ before, limit }) => listSeals(ledger, before, limit),
  })
  mount(mounting, keysRoute, {
    isLive: true,
    answer: async () => ({
      statements: await selectKeyList(ledger.pool, ledger.tenant),
      rootKey,
    }),
  })
  mountStream(mounting, sealsExportRoute, async ({ from, to }) => ({
    fileName: `seals-from-${from}`,
    pieces: await exportSeals(ledger, from, to),
  }))
  mount(mounting, integrityRoute, { isLive: true, answer: () => integrityOf(ledger) })
  mount(mounting, proofRoute, {
    isLive: true,
    answer: ({ record, version, hash }) => findProof(record, version, hash),
  })
}
