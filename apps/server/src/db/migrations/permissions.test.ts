import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { blankDatabase } from '../../testing/testDatabase.ts'
import { migrate } from '../migrate.ts'
import { connect } from '../openDatabase.ts'
import { createIdentity } from './2026-11-21-identity.ts'

test('what was given under the old names is held under the new ones', async () => {
  const database = await blankDatabase()
  const db = connect(database.url, () => {})
  const older = { '2026-11-21-identity': { up: createIdentity } }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => older } })
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  await sql`insert into person (id, email, name, language, state, created)
    values ('p', 'p@example.org', 'P', 'en', 'active', now())`.execute(db)
  await sql`insert into role_grant (id, person, role, organisation, valid_from, granted_by, granted)
    values ('first', 'p', 'administrator', 'Example Ministry', '2026-01-01', null, now()),
      ('same', 'p', 'adjudicator', 'Example Ministry', '2026-01-01', 'p', now()),
      ('other', 'p', 'inspector', 'Another office', '2026-01-01', 'p', now())`.execute(db)
  const roles = JSON.stringify([
    { role: 'adjudicator', organisation: 'Example Ministry', from: '2026-01-01' },
    { role: 'auditor', organisation: 'Elsewhere', from: '2026-01-01' },
  ])
  await sql`insert into one_time_link (hash, id, kind, roles, created, expires)
    values ('h', 'l', 'invitation', ${roles}::jsonb, now(), now()),
      ('i', 'm', 'recovery', '[]', now(), now())`.execute(db)
  await sql`insert into service_account (id, name, scopes, state, created_by, created)
    values ('both', 'B', '["read.person", "read.audit"]', 'active', 'p', now()),
      ('staff', 'S', '["read.person"]', 'active', 'p', now())`.execute(db)

  await migrate(db)

  const grants = await db
    .selectFrom('role_grant')
    .select(['id', 'role', 'organisation'])
    .orderBy('id')
    .execute()
  expect(grants).toEqual([
    { id: 'first', role: 'administrator', organisation: 'home' },
    { id: 'other', role: 'inspector', organisation: 'Another office' },
    { id: 'same', role: 'conciliator', organisation: 'home' },
  ])
  const links = await db.selectFrom('one_time_link').select('roles').orderBy('id').execute()
  expect(links).toEqual([
    {
      roles: [
        { role: 'conciliator', organisation: 'home', from: '2026-01-01' },
        { role: 'auditor', organisation: 'Elsewhere', from: '2026-01-01' },
      ],
    },
    { roles: [] },
  ])
  const accounts = await db.selectFrom('service_account').select('scopes').orderBy('id').execute()
  expect(accounts).toEqual([
    { scopes: [{ permission: 'read.log-entry', scope: 'all' }] },
    { scopes: [] },
  ])
  const told = await db.selectFrom('audit_event').select(['verb', 'subject']).execute()
  expect(told).toEqual([
    { verb: 'narrow.service-account', subject: 'both' },
    { verb: 'narrow.service-account', subject: 'staff' },
  ])
  await db.destroy()
  await database.drop()
})
