import {
  accessReportRoute,
  actionsExportRoute,
  actionsRoute,
  alertsRoute,
  readsExportRoute,
  readsRoute,
  reinstatementsRoute,
  selfVerificationsRoute,
} from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import type { Sender } from '../../http/guard.ts'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { mountStream } from '../../http/mountStream.ts'
import { findAlerts } from './findAlerts.ts'
import { inTransaction, type Queryable } from './LedgerPlace.ts'
import { countActions, countReads, selectLoggedActions, selectLoggedReads } from './logLines.ts'
import { actionsAsCsv, named, readsAsCsv } from './logTables.ts'
import { type Looked, noteRead } from './noteRead.ts'
import type { OpenLedger } from './openLedger.ts'
import { readerOf } from './readerOf.ts'
import { listReinstatements } from './reinstatement/listReinstatements.ts'
import { listSelfVerifications } from './selfVerification/selfVerifications.ts'

export interface AuditParts {
  readonly ledger: OpenLedger
  /** IANA name: the days of filters are days there. */
  readonly timeZone: string
}

type Place = Pick<Mounting, 'app' | 'guard'>

/** Who did what and who read what, for auditors; who opened a record, for the one it is about. */
export function auditRoutes(place: Place, { ledger, timeZone }: AuditParts): void {
  mountPrivate(place, actionsRoute, async ({ before, limit, ...wanted }, sender) => {
    const note = noteOf('log', { lines: 'actions', ...wanted, before })
    const { lines, next } = await noted(ledger, sender, 'read.log-entry', note, (client) =>
      selectLoggedActions(client, ledger.tenant, wanted, { before, limit }, timeZone),
    )
    return { actions: await named(ledger, lines), next }
  })
  mountPrivate(place, readsRoute, async ({ before, limit, ...wanted }, sender) => {
    const note = noteOf('log', { lines: 'reads', ...wanted, before })
    const { lines, next } = await noted(ledger, sender, 'read.log-entry', note, (client) =>
      selectLoggedReads(client, ledger.tenant, wanted, { before, limit }, timeZone),
    )
    return { reads: await named(ledger, lines), next }
  })
  mountPrivate(place, accessReportRoute, async ({ record, before, limit }, sender) => {
    const note = { ...noteOf('report', { before }), record }
    const report = reportOf(sender, record)
    const { lines, next } = await noted(
      ledger,
      sender,
      'read.access-report',
      note,
      (client) => selectLoggedReads(client, ledger.tenant, { record }, { before, limit }, timeZone),
      report,
    )
    const reads = (await named(ledger, lines)).map(
      ({ requestId: _, terms: __, results: ___, ...read }) => read,
    )
    return { record, reads, next }
  })
  mountPrivate(place, alertsRoute, async (wanted, sender) => {
    const note = noteOf('log', { lines: 'alerts', ...wanted })
    const alerts = await noted(ledger, sender, 'read.log-entry', note, (client) =>
      findAlerts(client, ledger.owner, ledger.tenant, wanted, timeZone),
    )
    return { alerts: await named(ledger, alerts) }
  })
  mountPrivate(place, selfVerificationsRoute, async (_, sender) => {
    const note = noteOf('log', { lines: 'self-verifications' })
    const verifications = await noted(ledger, sender, 'read.log-entry', note, (client) =>
      listSelfVerifications(client, ledger.tenant),
    )
    return { verifications }
  })
  mountPrivate(place, reinstatementsRoute, async (_, sender) => {
    const note = noteOf('log', { lines: 'reinstatements' })
    const reinstatements = await noted(ledger, sender, 'read.log-entry', note, (client) =>
      listReinstatements(client, ledger.tenant),
    )
    return { reinstatements }
  })
  exportRoutes(place, { ledger, timeZone })
}

function exportRoutes(place: Place, { ledger, timeZone }: AuditParts): void {
  const most = MOST_EXPORTED + 1
  mountStream(place, actionsExportRoute, async (wanted, sender) => {
    const note = noteOf('export', { lines: 'actions', ...wanted })
    await noted(ledger, sender, 'export.log-entry', note, async (client) =>
      refuseTooMany(await countActions(client, ledger.tenant, wanted, most, timeZone), 'actions'),
    )
    return { fileName: 'actions', pieces: actionsAsCsv(ledger, wanted, timeZone) }
  })
  mountStream(place, readsExportRoute, async (wanted, sender) => {
    const note = noteOf('export', { lines: 'reads', ...wanted })
    await noted(ledger, sender, 'export.log-entry', note, async (client) =>
      refuseTooMany(await countReads(client, ledger.tenant, wanted, most, timeZone), 'readings'),
    )
    return { fileName: 'reads', pieces: readsAsCsv(ledger, wanted, timeZone) }
  })
}

const noteOf = (act: Looked['act'], terms: Readonly<Record<string, unknown>>): Looked => ({
  act,
  outcome: 'shown',
  terms: Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined)),
})

/** The report on a record, which is the reader's own where the record is her own account. */
const reportOf = ({ actor }: Sender, record: string): ProtectedRecord => ({
  kind: 'access-report',
  id: record,
  owner: actor.kind === 'person' && actor.person === record ? record : null,
  organisations: [],
  office: null,
  jurisdiction: null,
  assignees: [],
  mandateHolders: [],
  state: null,
})

/** Reads from the log and notes it in the same transaction: reading the log is logged itself. */
async function noted<Result>(
  ledger: OpenLedger,
  sender: Sender,
  permission: PermissionName,
  note: Looked,
  read: (client: Queryable) => Promise<Result>,
  record: ProtectedRecord | null = null,
): Promise<Result> {
  const reader = readerOf(sender, sender.require(permission, record))
  return await inTransaction(
    ledger.pool,
    'begin isolation level repeatable read',
    async (client) => {
      const result = await read(client)
      await noteRead(client, ledger, reader, note)
      return result
    },
  )
}

const MOST_EXPORTED = 200_000

function refuseTooMany(count: number, what: string): void {
  if (count <= MOST_EXPORTED) return
  throw new DomainError(
    'too_large',
    `These are more than ${MOST_EXPORTED} ${what}. Narrow them, by days for instance: from=2030-01-01&to=2030-01-31`,
    { most: MOST_EXPORTED },
  )
}
