import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // Of one that was erased nothing is known but that it was there.
  `create table document (
    tenant text not null,
    record text not null,
    version integer not null,
    subject_kind text,
    subject text,
    type text,
    digest text,
    size_bytes bigint,
    media_type text,
    uploaded_at timestamptz not null,
    status text not null,
    scan text,
    concerns text,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index document_of_subject on document (tenant, subject_kind, subject)',
  'create index document_digest on document (tenant, digest)',
  // However many send the same file at once, it is held once.
  `create unique index document_once on document (tenant, subject_kind, subject, type, digest)
    where status in ('received', 'scanned', 'accepted')`,
  // Entered before the file stands in its place; a file without its document is taken away again.
  `create table document_file (
    tenant text not null,
    record text not null,
    concerns text not null,
    store text not null,
    place text not null,
    wrapped bytea,
    made_by text not null,
    created timestamptz not null,
    primary key (tenant, record)
  )`,
  'create index document_file_of_subject on document_file (tenant, concerns)',
  'create index document_file_destroyed on document_file (tenant) where wrapped is null',
]

/** Documents attached to other records, and where their files are with the keys that open them. */
export async function createDocuments(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
