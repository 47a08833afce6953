import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table accreditation (
    tenant text not null,
    record text not null,
    version integer not null,
    agency text not null,
    principal text not null,
    destination text not null,
    status text not null,
    valid_until date not null,
    post text not null,
    office text not null,
    jurisdiction text not null,
    since timestamptz(3) not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index accreditation_agency on accreditation (tenant, agency)',
  'create index accreditation_principal on accreditation (tenant, principal)',
  `create table sub_agent (
    tenant text not null,
    record text not null,
    version integer not null,
    -- By which anybody can ask for whom she works.
    number text not null,
    agency text not null,
    name text not null,
    area text not null,
    status text not null,
    identity_digest text,
    office text not null,
    jurisdiction text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create unique index sub_agent_number on sub_agent (tenant, number)',
  'create index sub_agent_agency on sub_agent (tenant, agency, name collate "C")',
  `create index sub_agent_identity on sub_agent (tenant, identity_digest)
    where identity_digest is not null`,
  `create table job_order (
    tenant text not null,
    record text not null,
    version integer not null,
    -- By which the public asks, once it is approved.
    number text not null,
    agency text not null,
    principal text not null,
    destination text not null,
    sector text not null,
    site text,
    -- As the log has it: what holds today follows from this, the date, the counts and other registers.
    status text not null,
    frozen text[] not null,
    asked integer not null,
    approved integer not null,
    reserved integer not null,
    consumed integer not null,
    valid_until date,
    advertised boolean not null,
    -- Files by their digests, and the principal's own number without case and signs.
    digests text[] not null,
    reference_key text,
    post text not null,
    office text not null,
    -- Both: the post attests, the licensing office approves.
    offices text[] not null,
    organisations text[] not null,
    jurisdiction text not null,
    since timestamptz(3) not null,
    state text not null,
    primary key (tenant, record),
    check (reserved >= 0 and consumed >= 0 and reserved + consumed <= approved)
  )`,
  'create unique index job_order_number on job_order (tenant, number)',
  'create index job_order_agency on job_order (tenant, agency)',
  'create index job_order_principal on job_order (tenant, principal)',
  'create index job_order_since on job_order (tenant, since, record)',
  'create index job_order_digests on job_order using gin (digests)',
  `create index job_order_reference on job_order (tenant, principal, reference_key)
    where reference_key is not null`,
  // What contracts and clearances say of vacancies: one line for each record that says something.
  `create table vacancy_claim (
    tenant text not null,
    source text not null,
    contract text not null,
    job_order text not null,
    claim text not null check (claim in ('reserved', 'consumed', 'given_back')),
    primary key (tenant, source)
  )`,
  'create index vacancy_claim_order on vacancy_claim (tenant, job_order, contract)',
]

/** Read models of demand, and the claims of which the counts of vacancies are the sums. */
export async function createDemand(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
