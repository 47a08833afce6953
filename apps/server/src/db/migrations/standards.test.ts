import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blankDatabase, type TestDatabase } from '../../testing/testDatabase.ts'
import { migrate } from '../migrate.ts'
import { connect } from '../openDatabase.ts'
import { createCatalogue } from './2026-11-21-catalogue.ts'
import { createSimulations } from './2026-11-21-simulations.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await blankDatabase()
})
afterAll(() => database.drop())

const opened = () => connect(database.url, () => {})

describe('a database of the version before', () => {
  test('is brought up to date and keeps what it holds, also when asked twice', async () => {
    const before = opened()
    const older = {
      '2026-11-21-catalogue': { up: createCatalogue },
      '2026-11-21-simulations': { up: createSimulations },
    }
    const migrator = new Migrator({ db: before, provider: { getMigrations: async () => older } })
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    await before
      .insertInto('release')
      .values({
        id: 'kept',
        kind: 'migrant-stocks',
        origin: 'imported',
        vintage: 2020,
        checksum: 'x',
        manifest: JSON.stringify({ id: 'kept' }),
        catalogued: new Date('2026-01-01T00:00:00Z'),
      })
      .execute()
    await before.destroy()

    const now = opened()
    await migrate(now)
    await migrate(now)
    const kept = await now.selectFrom('release').select('id').execute()
    expect(kept).toEqual([{ id: 'kept' }])
    const { revision } = await now
      .selectFrom('standards_revision')
      .select('revision')
      .executeTakeFirstOrThrow()
    expect(revision).toBe(0)
    await now.destroy()
  })

  test.each([
    ['standards_review', 'sign-offs are only added'],
    ['standards_list', 'a list that was imported stays as it is'],
  ])('%s refuses every change of what is written', async (table, words) => {
    const db = opened()
    await migrate(db)
    const changes = [
      sql`update ${sql.table(table)} set ${sql.ref(table === 'standards_list' ? 'file' : 'reviewer')} = 'other'`,
      sql`delete from ${sql.table(table)}`,
      sql`truncate ${sql.table(table)}`,
    ]
    for (const change of changes) await expect(change.execute(db)).rejects.toThrow(words)
    await db.destroy()
  })
})
