import { createHash } from 'node:crypto'
import { canonicalJson } from '@corridor/ledger'
import type { SetAside } from '@corridor/ledger/reinstatement'
import type pg from 'pg'
import type { ActionRow } from '../storedActions.ts'
import type { ChangedSeal } from './compareLog.ts'

/** A row of the quarantine without its place and digest. */
interface Aside {
  readonly what: SetAside['what']
  readonly record: string | null
  readonly version: number
  readonly entry: string
  readonly hash: string
  readonly subject: string | null
  readonly cipher: Buffer | null
  readonly leaves: string | null
}

export const asideOf = ({ record, version, entry, hash, subject, cipher }: ActionRow): Aside => ({
  ...{ what: 'action', record, version, entry, hash, subject, cipher, leaves: null },
})

export const asideOfSeal = ({ kept, stands }: ChangedSeal): readonly Aside[] =>
  stands === null
    ? []
    : [
        {
          ...{ what: 'seal', record: null, version: kept.seal.body.seal, entry: stands.body },
          ...{ hash: stands.signature, subject: null, cipher: null },
          leaves: JSON.stringify(stands.leaves),
        },
      ]

/** Of all that is put aside of one row. */
const digestOf = ({ cipher, ...row }: Aside): string =>
  createHash('sha256')
    .update(canonicalJson({ ...row, cipher: cipher?.toString('base64') ?? null }))
    .digest('hex')

export const named = (row: Aside): SetAside => ({
  ...{ what: row.what, record: row.record, version: row.version, digest: digestOf(row) },
})

/** Keeps what stood in the log, whole. */
export async function setAside(
  client: pg.PoolClient,
  tenant: string,
  reinstatement: string,
  rows: readonly Aside[],
  at: Date,
): Promise<void> {
  const column = <Value>(of: (row: Aside) => Value) => rows.map(of)
  await client.query(
    `insert into ledger_quarantine (tenant, reinstatement, position, what, record, version, entry,
       hash, subject, cipher, leaves, digest, set_aside)
     select $1, $2, row.number, row.what, row.record, row.version, row.entry, row.hash, row.subject,
       row.cipher, row.leaves, row.digest, $12
     from unnest($3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[],
         $9::bytea[], $10::text[], $11::text[])
       with ordinality as row (what, record, version, entry, hash, subject, cipher, leaves, digest,
         number)`,
    [
      ...[tenant, reinstatement, column(({ what }) => what), column(({ record }) => record)],
      ...[column(({ version }) => version), column(({ entry }) => entry)],
      ...[column(({ hash }) => hash), column(({ subject }) => subject)],
      ...[column(({ cipher }) => cipher), column(({ leaves }) => leaves), column(digestOf), at],
    ],
  )
}

interface AsideRow extends Aside {
  readonly reinstatement: string
  readonly digest: string
}

/**
 * Reinstatements whose quarantine is not what they say it is: rows edited, taken out or added.
 *
 * @param said what each reinstatement says it put aside, by its record; null where that was erased.
 */
export async function changedQuarantines(
  client: Pick<pg.PoolClient, 'query'>,
  tenant: string,
  said: ReadonlyMap<string, readonly SetAside[] | null>,
): Promise<readonly string[]> {
  const { rows } = await client.query<AsideRow>(
    `select reinstatement, what, record, version, entry, hash, subject, cipher, leaves, digest
     from ledger_quarantine where tenant = $1 order by reinstatement, position`,
    [tenant],
  )
  const kept = Map.groupBy(rows, ({ reinstatement }) => reinstatement)
  const all = new Set([...kept.keys(), ...said.keys()])
  return [...all].filter((reinstatement) => {
    const told = said.get(reinstatement)
    if (told === null) return false
    const expected = (told ?? []).map(({ digest }) => digest)
    const found = (kept.get(reinstatement) ?? []).map(({ reinstatement: _, digest: __, ...row }) =>
      digestOf(row),
    )
    return expected.join() !== found.join()
  })
}
