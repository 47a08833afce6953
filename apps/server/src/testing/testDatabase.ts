import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { connect } from '../db/openDatabase.ts'
import { TEMPLATE } from './globalSetup.ts'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A fresh, migrated database of its own. */
export const testDatabase = (): Promise<TestDatabase> => createFrom(TEMPLATE)

/** A database without any table. */
export const blankDatabase = (): Promise<TestDatabase> => createFrom('template0')

async function createFrom(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const maintenanceUrl = inject('maintenanceUrl')
  await run(maintenanceUrl, sql`create database ${sql.id(name)} template ${sql.id(template)}`)
  const url = new URL(maintenanceUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => run(maintenanceUrl, sql`drop database if exists ${sql.id(name)} with (force)`),
  }
}

async function run(url: string, statement: ReturnType<typeof sql>): Promise<void> {
  const maintenance = connect(url, () => {})
  try {
    await statement.execute(maintenance)
  } finally {
    await maintenance.destroy()
  }
}
