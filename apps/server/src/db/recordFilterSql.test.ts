import { type FilterAttribute, matchesFilter, type ProtectedRecord } from '@corridor/permissions'
import { fc } from '@fast-check/vitest'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/testDatabase.ts'
import { connect } from './openDatabase.ts'
import { type FilterColumns, manyIn, oneIn, whereFilter } from './recordFilterSql.ts'

let database: TestDatabase
let db: ReturnType<typeof connect>

beforeAll(async () => {
  database = await testDatabase()
  db = connect(database.url, () => {})
  await sql`create table guarded (
    id text, owner text, organisations text[], office text, jurisdiction text,
    assignees text[], mandate_holders text[], state text, row integer)`.execute(db)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const COLUMNS: FilterColumns = {
  kind: 'licence',
  attributes: {
    id: oneIn('guarded.id'),
    owner: oneIn('owner'),
    organisations: manyIn('organisations'),
    office: oneIn('office'),
    jurisdiction: oneIn('jurisdiction'),
    assignees: manyIn('assignees'),
    mandateHolders: manyIn('guarded.mandate_holders'),
    state: oneIn('state'),
  },
}

// Few values, so that they often meet; among them none, nothing, and what SQL may stumble over.
const value = fc.constantFrom('a', 'b', "c'; --", '', 'ä{"}')
const maybe = fc.option(value)
const list = fc.array(value, { maxLength: 3 })
const record: fc.Arbitrary<ProtectedRecord> = fc.record({
  kind: fc.constantFrom('licence', 'licence', 'bond'),
  id: value,
  owner: maybe,
  organisations: list,
  office: maybe,
  jurisdiction: maybe,
  assignees: list,
  mandateHolders: list,
  state: maybe,
})
const ATTRIBUTES = Object.keys(COLUMNS.attributes) as readonly FilterAttribute[]
const filter = fc.record({
  kind: fc.constantFrom('licence' as const, 'licence' as const, 'bond' as const),
  anyOf: fc.array(
    fc.array(
      fc.record({
        attribute: fc.constantFrom(...ATTRIBUTES),
        in: fc.array(value, { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    { maxLength: 3 },
  ),
})

test('a filter lets the same records through in the database as in the program', async () => {
  let passed = 0
  let held = 0
  await fc.assert(
    fc.asyncProperty(
      filter,
      fc.array(record, { minLength: 1, maxLength: 20 }),
      async (wanted, records) => {
        const there = records.filter(({ kind }) => kind === 'licence')
        await sql`truncate guarded`.execute(db)
        for (const [row, r] of there.entries()) {
          await sql`insert into guarded values (${r.id}, ${r.owner}, ${[...r.organisations]},
          ${r.office}, ${r.jurisdiction}, ${[...r.assignees]}, ${[...r.mandateHolders]},
          ${r.state}, ${row})`.execute(db)
        }
        const { rows } = await sql<{ row: number }>`
        select row from guarded where ${whereFilter(wanted, COLUMNS)} order by row`.execute(db)
        const none = await sql`
        select row from guarded where not ${whereFilter(wanted, COLUMNS)}`.execute(db)
        const expected = [...there.keys()].filter((row) => matchesFilter(wanted, there[row]!))
        expect(rows.map(({ row }) => row)).toEqual(expected)
        expect(none.rows).toHaveLength(there.length - expected.length)
        passed += expected.length
        held += there.length - expected.length
      },
    ),
    { seed: 20140528, numRuns: 150 },
  )
  expect(passed).toBeGreaterThan(100)
  expect(held).toBeGreaterThan(100)
})

test('what the table does not keep is inside nothing', async () => {
  await sql`truncate guarded`.execute(db)
  await sql`insert into guarded (id, office) values ('a', 'b')`.execute(db)
  const narrow: FilterColumns = { kind: 'licence', attributes: { id: oneIn('id') } }
  const anyOf = [[{ attribute: 'office' as const, in: ['b'] }]]
  const { rows } = await sql`
    select id from guarded where ${whereFilter({ kind: 'licence', anyOf }, narrow)}`.execute(db)
  expect(rows).toEqual([])
})
