import type { OfficeKeyFile, OfficeKeySummary, officeKitRoute } from '@corridor/contract'
import type { OfficeKeyFacts } from '@corridor/recruitment/clearance/officeKey'
import { type OfficeKey, officeKeyActions } from '@corridor/recruitment/clearance/officeKey'
import { type Expression, type SqlBool, sql } from 'kysely'
import { oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import type { Answer } from '../../http/mount.ts'
import type { ClearanceParts } from '../clearances/ClearanceParts.ts'
import type { verifierLists } from '../clearances/publicCertificates.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { personNames } from '../organisations/personNames.ts'
import { findRow, listRecords } from '../registers/listRecords.ts'
import { selectDelegatedKeys, signDelegations } from './delegatedKeys.ts'
import { makeSnapshot } from './makeSnapshot.ts'
import { protectedOfficeKey } from './officeKeyKind.ts'

/** What keys of offices work with. */
export interface OfficeKeyParts
  extends Pick<ClearanceParts, 'ledger' | 'db' | 'now' | 'certificates'> {
  readonly kind: RecordKind<OfficeKey, OfficeKeyFacts>
  /** What every verifier carries. */
  readonly lists: ReturnType<typeof verifierLists>
}

interface Row {
  readonly record: string
  readonly office: string
  readonly jurisdiction: string
  readonly status: OfficeKey['status']
  readonly state: string
}

export const findOfficeKey = (parts: Pick<OfficeKeyParts, 'db' | 'ledger'>, id: string) =>
  findRow<Row>(parts, 'office_key', id)

/** A page of the keys within reach, the newest first. */
export async function listOfficeKeys(
  parts: OfficeKeyParts,
  sender: Sender,
  wanted: {
    readonly status?: OfficeKey['status'] | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ readonly keys: OfficeKeySummary[]; readonly next: string | null }> {
  const { status, after, limit } = wanted
  const reach = whereFilter(sender.filter('read.office-key'), {
    kind: 'office-key',
    attributes: {
      id: oneIn('r.record'),
      office: oneIn('r.office'),
      jurisdiction: oneIn('r.jurisdiction'),
      state: oneIn('r.status'),
    },
  })
  const where: Expression<SqlBool>[] = [
    reach,
    ...(status === undefined ? [] : [sql<SqlBool>`r.status = ${status}`]),
  ]
  const reader = readerOf(sender, sender.require('read.office-key', null))
  const { rows, next } = await listRecords<Row>(parts, reader, {
    ...{ table: 'office_key', sort: 'sort', direction: 'desc', where, after, limit },
    terms: { officeKeys: true, ...wanted },
  })
  const now = parts.now().toISOString()
  return {
    keys: rows.map(({ record, state }) => summaryOf(record, JSON.parse(state) as OfficeKey, now)),
    next,
  }
}

/** Open offices whose keys she may read; names of offices only. */
export async function listOwnOffices({ db, ledger }: OfficeKeyParts, sender: Sender) {
  const id = sql<string>`organisation || '.' || office`
  const reach = whereFilter(sender.filter('read.office-key'), {
    kind: 'office-key',
    attributes: { office: { holds: 'one', column: id }, jurisdiction: oneIn('jurisdiction') },
  })
  const { rows } = await sql<{ id: string; name: string; jurisdiction: string }>`
    select ${id} as id, name, jurisdiction from organisation_office
    where tenant = ${ledger.tenant} and closed_on is null and ${reach}
    order by 1 limit 200`.execute(db)
  return rows
}

function summaryOf(id: string, state: OfficeKey, now: string): OfficeKeySummary {
  const { office, jurisdiction, keyId, most, days, status } = state
  const { validFrom, validUntil, revokedFrom } = state
  return {
    ...{ id, office, jurisdiction, keyId, most, days, status },
    ...{ validFrom, validUntil, revokedFrom },
    over: revokedFrom !== null || (validUntil !== null && validUntil < now),
  }
}

const TYPES = Object.values(officeKeyActions).map(({ type }) => type)

const TRIALS = Object.fromEntries(
  ['decline', 'withdraw', 'revoke'].map((verb) => [`officeKey.${verb}`, { reason: '-' }]),
)

const openKey = async (parts: OfficeKeyParts, sender: Sender, id: string) => {
  const row = await findOfficeKey(parts, id)
  const protect = (key: Row | OfficeKey) => protectedOfficeKey({ ...key, record: id })
  return await openRecord(
    parts.ledger,
    parts.kind,
    sender,
    'read.office-key',
    { id, known: row === undefined ? null : protect(row) },
    protect,
  )
}

/**
 * A key of an office with its time line.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readOfficeKey(
  parts: OfficeKeyParts,
  sender: Sender,
  id: string,
): Promise<OfficeKeyFile> {
  const { ledger, kind } = parts
  const read = await openKey(parts, sender, id)
  const state = read.state!
  const names = await personNames(parts, actorsOf(read.actions))
  const command = { type: 'officeKey.confirm', payload: {} }
  const facts = await kind.readFacts!(ledger.pool, ledger.tenant, id, ledger, command)
  const { rows } = await ledger.pool.query<{ entered: number }>(
    'select count(*)::integer as entered from clearance where tenant = $1 and form_key = $2',
    [ledger.tenant, state.keyId],
  )
  const { proposal, publicKey } = state
  const now = parts.now().toISOString()
  return {
    ...summaryOf(id, state, now),
    ...{ version: read.version, publicKey, entered: rows[0]?.entered ?? 0 },
    proposal:
      proposal === null
        ? null
        : {
            ...proposal,
            by: proposal.by.map((one) => ({ id: one, name: names.get(one) ?? null })),
          },
    history: timelineOf(read.actions, names),
    acts: [
      ...possibleActs(
        kind,
        TYPES,
        read,
        sender,
        protectedOfficeKey({ ...state, record: id }),
        { now, facts },
        TRIALS,
      ),
    ],
  }
}

/**
 * What the office of a key carries for an outage.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readOfficeKit(
  parts: OfficeKeyParts,
  sender: Sender,
  id: string,
): Promise<Answer<typeof officeKitRoute.output>> {
  const { ledger, certificates, now } = parts
  const { state } = await openKey(parts, sender, id)
  if (state === null) throw noSuchRecord('read.office-key')
  const signer = certificates.signer()
  const isDelegated = state.status === 'active' || state.status === 'revoked'
  const texts =
    signer === null || !isDelegated
      ? []
      : (await signDelegations(ledger.pool, ledger.tenant, signer, now())).delegations
  const keys = await selectDelegatedKeys(ledger.pool, ledger.tenant, now())
  const own = keys.findIndex(({ keyId }) => keyId === state.keyId)
  return {
    status: state.status,
    delegation: own < 0 ? null : (texts[own] ?? null),
    snapshot: signer === null ? null : await makeSnapshot(ledger, state, signer),
    lists: await parts.lists(),
  }
}
