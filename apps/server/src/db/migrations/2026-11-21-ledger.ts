import { type Kysely, sql } from 'kysely'

/**
 * Everything belongs to a tenant, which stands first in every key, so that the tables can be
 * distributed by it. No triggers: what may be done to a table is a matter of privileges
 * (`prepareLedgerRole`).
 */
const STATEMENTS = [
  `create table ledger_action (
    tenant text not null,
    record text not null,
    version integer not null check (version >= 1),
    type text not null,
    -- Canonical JSON as it was hashed; text, because jsonb would write it anew.
    entry text not null,
    hash text not null,
    -- Sealing goes by transactions: everything below the oldest one that still runs is complete.
    transaction xid8 not null default pg_current_xact_id(),
    primary key (tenant, record, version)
  )`,
  'create index ledger_action_transaction on ledger_action (tenant, transaction)',
  `create table ledger_subject_key (
    tenant text not null,
    subject text not null,
    -- Encrypted under the server key, which is not in the database.
    wrapped bytea not null,
    created timestamptz not null,
    primary key (tenant, subject)
  )`,
  `create table ledger_content (
    tenant text not null,
    record text not null,
    version integer not null,
    subject text not null,
    -- Salt and payload, encrypted under the key of the subject.
    cipher bytea not null,
    primary key (tenant, record, version),
    foreign key (tenant, record, version) references ledger_action (tenant, record, version)
  )`,
  'create index ledger_content_subject on ledger_content (tenant, subject)',
  `create table ledger_erasure (
    tenant text not null,
    record text not null,
    version integer not null,
    basis text not null,
    erased timestamptz(3) not null,
    primary key (tenant, record, version),
    foreign key (tenant, record, version) references ledger_action (tenant, record, version)
  )`,
  `create table ledger_head (
    tenant text not null,
    record text not null,
    kind text not null,
    version integer not null,
    hash text not null,
    recorded_at text not null,
    primary key (tenant, record)
  )`,
  'create index ledger_head_kind on ledger_head (tenant, kind)',
  `create table ledger_answer (
    tenant text not null,
    key text not null,
    -- Keyed digest of what was asked: without the server key it says nothing about an erased payload.
    request text not null,
    answer text not null,
    primary key (tenant, key)
  )`,
  `create table ledger_seal (
    tenant text not null,
    seal integer not null check (seal >= 1),
    body text not null,
    signature text not null,
    -- Every transaction below is in this seal or an earlier one, counted by this database cluster.
    sealed_below xid8 not null,
    cluster text not null,
    primary key (tenant, seal)
  )`,
  `create table ledger_seal_leaf (
    tenant text not null,
    seal integer not null,
    position integer not null,
    record text not null,
    version integer not null,
    hash text not null,
    primary key (tenant, seal, position),
    unique (tenant, record, version),
    foreign key (tenant, seal) references ledger_seal (tenant, seal)
  )`,
  `create table ledger_seal_delivery (
    tenant text not null,
    target text not null,
    seal integer not null,
    delivered timestamptz not null,
    primary key (tenant, target, seal)
  )`,
  `create table ledger_key_statement (
    tenant text not null,
    statement integer not null check (statement >= 1),
    body text not null,
    root_signature text not null,
    previous_signature text,
    primary key (tenant, statement)
  )`,
  `create table ledger_read (
    tenant text not null,
    id text not null,
    record text not null,
    version integer not null,
    actor text not null,
    role text not null,
    organisation text,
    purpose text,
    place text,
    device text,
    request_id text,
    read_at timestamptz(3) not null,
    primary key (tenant, id)
  )`,
  'create index ledger_read_record on ledger_read (tenant, record, read_at)',
  `create table organisation (
    tenant text not null,
    record text not null,
    version integer not null,
    kind text not null,
    country text not null,
    name text not null,
    registration text,
    status text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index organisation_name on organisation (tenant, name)',
]

/** The log of actions with its seals, and the read model of the register of organisations. */
export async function createLedger(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
