import { DomainError } from '@corridor/kernel'
import { canonicalJson } from '@corridor/ledger'
import type pg from 'pg'
import type { LedgerPlace } from '../LedgerPlace.ts'
import {
  ACTION_COLUMNS,
  type ActionRow,
  CONTENT_JOINS,
  isReadable,
  readActionRow,
} from '../storedActions.ts'
import { holdSubject } from '../subjectKeys.ts'
import type { ChangedSeal, ChangedVersion } from './compareLog.ts'
import { type EvidenceSource, isTold, type VersionPlace } from './EvidenceSource.ts'

type Place = Pick<LedgerPlace, 'tenant' | 'vault' | 'now'>

/** Of no transaction that is still to be sealed: its seal is there already. */
const SEALED_LONG_AGO = '3'

/**
 * Puts a version back as it was sealed.
 *
 * @throws {DomainError} `bad_file` where the source does not say what it says, or whose data it is.
 */
export async function putBackVersion(
  place: Place,
  client: pg.PoolClient,
  source: EvidenceSource,
  { genuine, stands, isContentChanged }: ChangedVersion,
): Promise<void> {
  const { tenant } = place
  const { record, version, type } = genuine.entry
  const values = [tenant, record, version, type, canonicalJson(genuine.entry), genuine.hash]
  // Asked before anything is written over it.
  const subject =
    isContentChanged && isTold(genuine.content)
      ? await subjectOf(place, client, source, { record, version })
      : null
  if (stands === null) {
    await client.query(
      `insert into ledger_action (tenant, record, version, type, entry, hash, transaction)
       values ($1, $2, $3, $4, $5, $6, '${SEALED_LONG_AGO}'::xid8)`,
      values,
    )
  } else {
    await client.query(
      `update ledger_action set type = $4, entry = $5, hash = $6
       where tenant = $1 and record = $2 and version = $3`,
      values,
    )
  }
  if (isContentChanged) await putBackContent(place, client, source, genuine, subject)
}

async function putBackContent(
  place: Place,
  client: pg.PoolClient,
  source: EvidenceSource,
  { entry, content }: ChangedVersion['genuine'],
  subject: string | null,
): Promise<void> {
  const { tenant } = place
  const { record, version } = entry
  await deleteRows(client, tenant, ['ledger_content', 'ledger_erasure'], { record, version })
  if (content.kind === 'erased') {
    await client.query(
      `insert into ledger_erasure (tenant, record, version, basis, erased)
       values ($1, $2, $3, $4, $5)`,
      [tenant, record, version, content.basis, content.erasedAt],
    )
    return
  }
  if (!isTold(content) || subject === null) {
    throw new DomainError(
      'bad_file',
      `${source.name} does not hold what version ${version} of ${record} says: name a backup, or an export made with --payloads. Nothing was changed`,
      { record, version },
    )
  }
  const wrapped = await usableKey(place, client, subject)
  const at = { tenant, subject, record, version }
  const cipher = place.vault.encryptContent(at, wrapped, content)
  await client.query(
    `insert into ledger_content (tenant, record, version, subject, cipher)
     values ($1, $2, $3, $4, $5)`,
    [tenant, record, version, subject, cipher],
  )
}

/** A key of the subject that is no longer whole opens nothing: another takes its place. */
async function usableKey(place: Place, client: pg.PoolClient, subject: string): Promise<Buffer> {
  const { tenant, vault } = place
  const wrapped = await holdSubject(place, client, subject)
  if (vault.opens(tenant, subject, wrapped)) return wrapped
  await client.query('delete from ledger_subject_key where tenant = $1 and subject = $2', [
    tenant,
    subject,
  ])
  return await holdSubject(place, client, subject)
}

/** Of the source; else of what still opens in the log, where a content is bound to its subject. */
async function subjectOf(
  { tenant, vault }: Place,
  client: pg.PoolClient,
  source: EvidenceSource,
  { record, version }: VersionPlace,
): Promise<string> {
  const told = await source.subjectOf({ record, version })
  if (told !== null) return told
  const { rows } = await client.query<ActionRow>(
    `select ${ACTION_COLUMNS} from ledger_action a ${CONTENT_JOINS}
     where a.tenant = $1 and a.record = $2 and c.subject is not null
     order by a.version <> $3, a.version`,
    [tenant, record, version],
  )
  const open = rows.find((row) => isReadable(readActionRow(row, tenant, vault)))
  if (open?.subject != null) return open.subject
  throw new DomainError(
    'bad_file',
    `Nothing says any more whose data version ${version} of ${record} is: an export does not, and nothing of the record can be opened. Name a backup instead. Nothing was changed`,
    { record, version },
  )
}

/** Puts seals with their leaves back. */
export async function putBackSeals(
  client: pg.PoolClient,
  tenant: string,
  changes: readonly ChangedSeal[],
): Promise<void> {
  const numbers = changes.map(({ kept }) => kept.seal.body.seal)
  // All first: a leaf may stand under another seal than its own.
  await client.query('delete from ledger_seal_leaf where tenant = $1 and seal = any($2)', [
    tenant,
    numbers,
  ])
  for (const { kept } of changes) {
    const { body, signature, leaves = [] } = kept.seal
    await client.query(
      `insert into ledger_seal (tenant, seal, body, signature, sealed_below, cluster)
       values ($1, $2, $3, $4, $5::xid8, $6)
       on conflict (tenant, seal) do update
         set body = excluded.body, signature = excluded.signature`,
      [tenant, body.seal, canonicalJson(body), signature, kept.sealedBelow, kept.cluster],
    )
    await client.query(
      `insert into ledger_seal_leaf (tenant, seal, position, record, version, hash)
       select $1, $2, leaf.ordinality, leaf.record, leaf.version, leaf.hash
       from unnest($3::text[], $4::integer[], $5::text[])
         with ordinality as leaf (record, version, hash, ordinality)`,
      [
        ...[tenant, body.seal, leaves.map(({ record }) => record)],
        ...[leaves.map(({ version }) => version), leaves.map(({ hash }) => hash)],
      ],
    )
  }
}

/** Takes what was put aside out of the log. */
export const takeOut = (
  client: pg.PoolClient,
  tenant: string,
  place: VersionPlace,
): Promise<void> =>
  deleteRows(client, tenant, ['ledger_content', 'ledger_erasure', 'ledger_action'], place)

async function deleteRows(
  client: pg.PoolClient,
  tenant: string,
  tables: readonly ('ledger_content' | 'ledger_erasure' | 'ledger_action')[],
  { record, version }: VersionPlace,
): Promise<void> {
  for (const table of tables) {
    await client.query(`delete from ${table} where tenant = $1 and record = $2 and version = $3`, [
      tenant,
      record,
      version,
    ])
  }
}
