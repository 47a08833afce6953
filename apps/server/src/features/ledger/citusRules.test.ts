import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../db/openDatabase.ts'
import { type TestDatabase, testDatabase } from '../../testing/testDatabase.ts'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, () => {})
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** Breaches in the catalogue: of every table that has a tenant, and of those of the ledger. */
async function breachesOfCatalogue(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ breach: string }>(`
    with operational as (
      select c.oid, c.relname::text as name,
             (select attnum from pg_attribute a
              where a.attrelid = c.oid and attname = 'tenant' and not attisdropped) as tenant,
             (select attnotnull from pg_attribute a
              where a.attrelid = c.oid and attname = 'tenant' and not attisdropped) as needed
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and (c.relname like 'ledger\\_%' or exists (
          select from pg_attribute a
          where a.attrelid = c.oid and attname = 'tenant' and not attisdropped))
    )
    select name || ': no column tenant that is not null' as breach
    from operational where needed is not true
    union all
    select name || ': no primary key' from operational o
    where not exists (select from pg_index i where i.indrelid = o.oid and i.indisprimary)
    union all
    select i.indexrelid::regclass || ': tenant does not stand first in a key'
    from pg_index i join operational o on o.oid = i.indrelid
    where (i.indisunique or i.indisexclusion) and i.indkey[0] is distinct from o.tenant
    union all
    select k.conname || ': a reference that does not begin with tenant on both sides'
    from pg_constraint k join operational o on o.oid = k.conrelid
    left join operational other on other.oid = k.confrelid
    where k.contype = 'f'
      and (k.conkey[1] is distinct from o.tenant or k.confkey[1] is distinct from other.tenant)
    union all
    select t.tgname || ': a trigger' from pg_trigger t join operational o on o.oid = t.tgrelid
    where not t.tgisinternal
    order by 1`)
  return rows.map(({ breach }) => breach)
}

/** This feature, and those whose records are kept in it. */
const FOLDERS = ['.', '../organisations'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
)

/** Text that is SQL, as it stands in the code of the feature. */
function statementsIn(code: string): readonly string[] {
  return [...code.matchAll(/`([^`]*)`|'((?:[^'\\\n]|\\.)*)'/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((text) => /\b(from|into|update|join) (ledger_|organisation\b)/.test(text))
}

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\b(grouping sets|rollup|cube) ?\(/i, 'grouping sets'],
  [/\bmerge into\b/i, 'merge'],
  [/\blateral\b/i, 'lateral'],
  [/\bcreate trigger\b/i, 'a trigger'],
]

function breachesOfText(text: string): readonly string[] {
  const found = FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, what]) => what)
  return /\btenant\b/.test(text) || /^\s*(grant|lock table|drop)/.test(text)
    ? found
    : [...found, 'a statement without the tenant']
}

test('the tables keep the rules of a distributed database', async () => {
  expect(await breachesOfCatalogue()).toEqual([])
})

test('each breach of the catalogue is found', async () => {
  await pool.query('create table ledger_bad_a (id integer primary key)')
  await pool.query('create table ledger_bad_b (tenant text not null, id integer unique)')
  await pool.query(`create table ledger_bad_c (tenant text not null, record text not null,
    primary key (record, tenant))`)
  await pool.query(`create table bad_d (tenant text not null, id integer, bad integer
    references ledger_bad_a (id), primary key (tenant, id))`)
  await pool.query(
    'create function nothing() returns trigger language plpgsql as $$ begin return new; end $$',
  )
  await pool.query(`create trigger bad_trigger before insert on bad_d
    for each row execute function nothing()`)
  expect(await breachesOfCatalogue()).toEqual([
    'bad_d_bad_fkey: a reference that does not begin with tenant on both sides',
    'bad_trigger: a trigger',
    'ledger_bad_a: no column tenant that is not null',
    'ledger_bad_a_pkey: tenant does not stand first in a key',
    'ledger_bad_b: no primary key',
    'ledger_bad_b_id_key: tenant does not stand first in a key',
    'ledger_bad_c_pkey: tenant does not stand first in a key',
  ])
})

test('the statements of the feature keep them', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
  )
  const statements = files.flatMap((name) =>
    statementsIn(readFileSync(name, 'utf8')).map((text) => ({ name, text })),
  )
  expect(statements.length).toBeGreaterThan(25)
  const breaches = statements.flatMap(({ name, text }) =>
    breachesOfText(text).map((what) => `${name}: ${what}: ${text.trim().slice(0, 80)}`),
  )
  expect(breaches).toEqual([])
})

test('each breach of the text is found', () => {
  const code = "query(`select 1 from ledger_head`, 'merge into ledger_head using x on tenant = 1')"
  expect(statementsIn(code).flatMap(breachesOfText)).toEqual([
    'a statement without the tenant',
    'merge',
  ])
})
