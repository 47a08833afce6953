import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../db/embedded/startEmbeddedPostgres.ts'
import { migrate } from '../db/migrate.ts'
import { connect, connectPool, openPool } from '../db/openDatabase.ts'
import { prepareJobs } from '../jobs/prepareJobs.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    maintenanceUrl: string
  }
}

export const TEMPLATE = 'corridor_template'

/** One real PostgreSQL for the whole run; each test file copies the migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-test-'))
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres(folder, 'server', () => {})
  const maintenance = connect(server.url, () => {})
  await sql`create database ${sql.id(TEMPLATE)}`.execute(maintenance)
  await maintenance.destroy()
  const url = new URL(server.url)
  url.pathname = `/${TEMPLATE}`
  const pool = openPool(url.href, () => {})
  const template = connectPool(pool)
  await migrate(template)
  await prepareJobs(pool)
  await template.destroy()
  project.provide('maintenanceUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
