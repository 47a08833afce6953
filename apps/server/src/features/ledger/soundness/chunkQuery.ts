import { once } from 'node:events'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** Which part of the ledger: the leaves of seals, or what waits for a seal. */
export type ChunkRange =
  | { readonly kind: 'sealed'; readonly from: number; readonly to: number }
  /** Below which transaction everything is sealed; null where transactions tell nothing. */
  | { readonly kind: 'waiting'; readonly sealedBelow: string | null }

const ENTRY = `array_agg(r.seal), array_agg(r.position), array_agg(r.record), array_agg(r.version),
  array_agg(r.hash), array_agg(r.same), array_agg(r.type), array_agg(r.entry)`
const CONTENT = `, array_agg(r.subject), array_agg(r.cipher), array_agg(r.wrapped), array_agg(r.erased)`

const CONTENT_COLUMNS = `, c.subject, c.cipher, k.wrapped, e.basis is not null as erased`
const contentJoins = (leaf: string) => `
  left join ledger_content c
    on c.tenant = ${leaf}.tenant and c.record = ${leaf}.record and c.version = ${leaf}.version
  left join ledger_subject_key k on k.tenant = c.tenant and k.subject = c.subject
  left join ledger_erasure e
    on e.tenant = ${leaf}.tenant and e.record = ${leaf}.record and e.version = ${leaf}.version`

/** By index, one action after the other: a chunk is small beside the log. */
const PLAN = `set local enable_hashjoin = off; set local enable_mergejoin = off;
  set local enable_seqscan = off; set local enable_bitmapscan = off; set local jit = off;
  set local max_parallel_workers_per_gather = 0; set local statement_timeout = 0`

/** Settings of the transaction in which chunks are read. */
export const planChunks = async (client: pg.PoolClient | pg.Client): Promise<void> => {
  await client.query(PLAN)
}

/**
 * A chunk as one row of arrays, in the order of the leaves, as `checkChunk` reads it.
 *
 * @param client within a transaction of the verification's snapshot, after `planChunks`.
 */
export async function readChunk(
  client: pg.PoolClient | pg.Client,
  tenant: string,
  range: ChunkRange,
  contents: boolean,
): Promise<Buffer> {
  const rows =
    range.kind === 'sealed'
      ? sealedRows(pg.escapeLiteral(tenant), range, contents)
      : waitingRows(pg.escapeLiteral(tenant), range, contents)
  const text = `copy (select ${ENTRY}${contents ? CONTENT : ''} from (${rows}) r)
    to stdout (format binary)`
  const stream = client.query(copyTo(text))
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  await once(stream, 'end')
  return Buffer.concat(pieces)
}

const sealedRows = (
  tenant: string,
  { from, to }: Extract<ChunkRange, { kind: 'sealed' }>,
  contents: boolean,
): string => `
  select l.seal, l.position, l.record, l.version, l.hash,
         coalesce(a.hash = l.hash, false) as same, a.type, a.entry
         ${contents ? CONTENT_COLUMNS : ''}
  from ledger_seal_leaf l
  left join ledger_action a
    on a.tenant = l.tenant and a.record = l.record and a.version = l.version
  ${contents ? contentJoins('l') : ''}
  where l.tenant = ${tenant} and l.seal between ${from} and ${to}
  order by l.seal, l.position`

const waitingRows = (
  tenant: string,
  { sealedBelow }: Extract<ChunkRange, { kind: 'waiting' }>,
  contents: boolean,
): string => `
  select null::integer as seal, null::integer as position, a.record, a.version, a.hash,
         true as same, a.type, a.entry
         ${contents ? CONTENT_COLUMNS : ''}
  from ledger_action a
  ${contents ? contentJoins('a') : ''}
  where a.tenant = ${tenant}
    ${sealedBelow === null ? '' : `and a.transaction >= ${pg.escapeLiteral(sealedBelow)}::xid8`}
    and not exists (select from ledger_seal_leaf l
      where l.tenant = a.tenant and l.record = a.record and l.version = a.version)
  order by a.record collate "C", a.version`
