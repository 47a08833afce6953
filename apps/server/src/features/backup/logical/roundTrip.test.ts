import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../../db/openDatabase.ts'
import { blankDatabase, type TestDatabase } from '../../../testing/testDatabase.ts'
import { dumpTables } from './dumpTables.ts'
import { setSequences, TableLoader } from './loadTables.ts'
import { RowDigest } from './RowDigest.ts'
import { PLAIN_SETTINGS, selectSequences, selectTables } from './tables.ts'

/** Whatever a later table may hold: no migration has all of it today. */
const SCHEMA = `
  create table "Parent table" (id bigint generated always as identity primary key,
    doubled bigint generated always as (length(body) * 2) stored, body text not null);
  create table child (parent bigint references "Parent table", self integer unique references child (self),
    "weird ""name" bytea, flags boolean[], grid text[][], at timestamptz[], day date, span interval,
    exact numeric, inexact double precision, doc jsonb, raw json, address inet, range int4range,
    words tsvector generated always as (to_tsvector('simple', coalesce(raw ->> 'a', ''))) stored,
    bits bit varying, point point, dropped text, id uuid);
  alter table child drop column dropped;
  create table empty (nothing text);
  create sequence lonely increment 5`

const TEXT = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      '\\N',
      '\\.',
      '\\',
      '\t',
      '\n',
      '\r\n',
      '"',
      "'",
      '{}',
      'NULL',
      'ß🧳\u200f',
    ),
  )
  .map((text) => text.replaceAll('\0', '').toWellFormed())

let databases: readonly TestDatabase[]
let pools: readonly pg.Pool[]

beforeAll(async () => {
  databases = [await blankDatabase(), await blankDatabase()]
  pools = databases.map(({ url }) => openPool(url, () => {}))
  for (const pool of pools) await pool.query(SCHEMA)
})
afterAll(async () => {
  for (const pool of pools) await pool.end()
  for (const database of databases) await database.drop()
})

async function fill(pool: pg.Pool): Promise<void> {
  const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 3 })
  const row = fc.record({
    body: TEXT,
    bytes: orNull(fc.uint8Array({ maxLength: 60 })),
    flags: orNull(fc.array(fc.option(fc.boolean(), { nil: null }))),
    grid: orNull(fc.tuple(TEXT, TEXT).map((pair) => [pair, pair.toReversed()])),
    exact: orNull(fc.constantFrom('NaN', '1e-30', '-0.000', '12345678901234567890.123456789')),
    inexact: orNull(fc.oneof(fc.double(), fc.constantFrom(Infinity, -Infinity, -0))),
    doc: orNull(fc.dictionary(TEXT, TEXT, { noNullPrototype: true })),
    day: orNull(fc.constantFrom('0044-03-15 BC', '5874897-12-31', 'infinity', '2024-02-29')),
    span: orNull(
      fc.constantFrom('-1 year 2 mons -3 days 04:05:06.789', '00:00:00', '178000000 years'),
    ),
  })
  for (const [at, one] of fc.sample(row, { seed: 20_140_528, numRuns: 250 }).entries()) {
    const { rows } = await pool.query<{ id: string }>(
      'insert into "Parent table" (body) values ($1) returning id',
      [one.body],
    )
    await pool.query(
      `insert into child (parent, self, "weird ""name", flags, grid, at, day, span, exact, inexact,
         doc, raw, address, range, bits, point, id)
       values ($1, $2, $3, $4, $5, array['infinity', null, now()]::timestamptz[], $6, $7, $8, $9,
         $10, $11, '2001:db8::/32', '[1,)', B'0101', '(1.5,-2e300)', gen_random_uuid())`,
      [
        ...[at % 5 === 0 ? null : rows[0]!.id, at, one.bytes && Buffer.from(one.bytes)],
        ...[one.flags, one.grid, one.day, one.span, one.exact, one.inexact],
        ...[one.doc && JSON.stringify(one.doc), one.doc && JSON.stringify(one.doc, null, '\t')],
      ],
    )
  }
  await pool.query(`select nextval('lonely'), nextval('lonely')`)
}

test('every kind of value comes back as it was, whatever the settings of the servers', async () => {
  const [source, target] = pools as [pg.Pool, pg.Pool]
  await fill(source)
  const from = await source.connect()
  const into = await target.connect()
  try {
    await from.query(`set timezone = 'Asia/Kathmandu'; set datestyle = 'German';
      set intervalstyle = 'iso_8601'; set bytea_output = 'escape'; set extra_float_digits = -5`)
    await into.query(`set timezone = 'America/Lima'; set datestyle = 'SQL, DMY'`)
    await from.query(`begin isolation level repeatable read read only; ${PLAIN_SETTINGS}`)
    await into.query(`begin; ${PLAIN_SETTINGS}`)
    const tables = await selectTables(from)
    expect(tables.map(({ name }) => name)).toEqual(['Parent table', 'empty', 'child'])
    expect(tables.find(({ name }) => name === 'child')!.columns).not.toContain('words')
    const entries: { name: string; content: Buffer }[] = []
    const archive = {
      add: async (name: string, content: Uint8Array | string) => {
        entries.push({ name, content: Buffer.from(content) })
      },
    }
    const digests = await dumpTables(from, tables, archive, () => {})
    const loader = new TableLoader(into, tables)
    await loader.prepare()
    for (const { name, content } of entries) {
      // In small pieces, as a stream brings them.
      const pieces = async function* () {
        for (let at = 0; at < content.length; at += 7_919) yield content.subarray(at, at + 7_919)
      }
      await loader.add({ name, bytes: content.length, content: pieces() })
    }
    await loader.finish()
    await setSequences(into, await selectSequences(from))
    await loader.compare(digests)
    await into.query('commit')
    await from.query('commit')
  } finally {
    from.release(true)
    into.release(true)
  }
  const all = (pool: pg.Pool, table: string) =>
    pool.query(`select t::text, md5(t::text) from ${table} t order by 2`).then(({ rows }) => rows)
  for (const table of ['"Parent table"', 'child']) {
    const rows = await all(target, table)
    expect(rows).toHaveLength(250)
    expect(rows).toEqual(await all(source, table))
  }
  const { rows } = await target.query(
    `insert into "Parent table" (body) values ('next') returning id, doubled, nextval('lonely') as lonely`,
  )
  expect(rows).toEqual([{ id: '251', doubled: '8', lonely: '11' }])
})

test('the digest of rows knows no order, and tells every other change', () => {
  const digestOf = (rows: readonly string[], size: number): string => {
    const digest = new RowDigest()
    const text = Buffer.from(rows.map((row) => `${row}\n`).join(''))
    for (let at = 0; at < text.length; at += size) digest.add(text.subarray(at, at + size))
    return `${digest.rows} ${digest.hex()}`
  }
  const line = TEXT.map((text) => text.replaceAll('\n', '\\n'))
  fc.assert(
    fc.property(fc.array(line), line, fc.integer({ min: 1, max: 50 }), (rows, other, size) => {
      const whole = digestOf(rows, 1_000_000)
      expect(digestOf(rows.toReversed(), size)).toBe(whole)
      expect(digestOf([...rows, other], size)).not.toBe(whole)
      if (rows.length > 0 && rows[0] !== other) {
        expect(digestOf([other, ...rows.slice(1)], size)).not.toBe(whole)
      }
    }),
    { seed: 20_140_528, numRuns: 200 },
  )
})
