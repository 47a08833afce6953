import { canonicalJson, type StoredAction } from '@corridor/ledger'
import type pg from 'pg'

const FIRST_HEAD = `insert into ledger_head (tenant, record, kind, version, hash, recorded_at)
  values ($1, $2, $9, $3, $6, $10) returning version`

const NEXT_HEAD = `update ledger_head set version = $3, hash = $6, recorded_at = $10
  where tenant = $1 and record = $2 and kind = $9 and version = $3 - 1 returning version`

const statement = (head: string): string => `
  with action as (
    insert into ledger_action (tenant, record, version, type, entry, hash)
    values ($1, $2, $3, $4, $5, $6)
  ), content as (
    insert into ledger_content (tenant, record, version, subject, cipher)
    values ($1, $2, $3, $7, $8)
  ), answer as (
    insert into ledger_answer (tenant, key, request, answer) values ($1, $11, $12, $13)
  ) ${head}`

const FIRST = { name: 'ledger_write_first', text: statement(FIRST_HEAD) }
const NEXT = { name: 'ledger_write_next', text: statement(NEXT_HEAD) }

/**
 * Adds an action with its content and answer, and moves the record's head to it.
 *
 * @throws when the head is not the version before: the transaction must then be undone.
 */
export async function writeAction(
  client: pg.PoolClient,
  tenant: string,
  kind: string,
  { entry, hash }: StoredAction,
  { subject, cipher }: { readonly subject: string; readonly cipher: Buffer },
  { request, answer }: { readonly request: string; readonly answer: string },
): Promise<void> {
  const { record, version, type, recordedAt, key } = entry
  const { rowCount } = await client.query({
    ...(version === 1 ? FIRST : NEXT),
    values: [
      ...[tenant, record, version, type, canonicalJson(entry), hash, subject, cipher],
      ...[kind, recordedAt, key, request, answer],
    ],
  })
  if (rowCount === 1) return
  throw new Error(`the head of ${record} is not at version ${version - 1} of the kind ${kind}`)
}
