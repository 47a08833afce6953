import { DomainError } from '@corridor/kernel'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { createAgencyImports } from './migrations/2026-11-21-agency-imports.ts'
import { createBackups } from './migrations/2026-11-21-backups.ts'
import { createBonds } from './migrations/2026-11-21-bonds.ts'
import { createCatalogue } from './migrations/2026-11-21-catalogue.ts'
import { createClearances } from './migrations/2026-11-21-clearances.ts'
import { createContinuity } from './migrations/2026-11-21-continuity.ts'
import { createContracts } from './migrations/2026-11-21-contracts.ts'
import { createDeadlines } from './migrations/2026-11-21-deadlines.ts'
import { createDemand } from './migrations/2026-11-21-demand.ts'
import { createDemonstration } from './migrations/2026-11-21-demonstration.ts'
import { createDocuments } from './migrations/2026-11-21-documents.ts'
import { createIdentity } from './migrations/2026-11-21-identity.ts'
import { createJobOrderImports } from './migrations/2026-11-21-job-order-imports.ts'
import { createLedger } from './migrations/2026-11-21-ledger.ts'
import { createLedgerLog } from './migrations/2026-11-21-ledger-log.ts'
import { createNotifications } from './migrations/2026-11-21-notifications.ts'
import { extendOrganisations } from './migrations/2026-11-21-organisations.ts'
import { renamePermissions } from './migrations/2026-11-21-permissions.ts'
import { createEmergencies } from './migrations/2026-11-21-permissions-emergencies.ts'
import { createProviders } from './migrations/2026-11-21-providers.ts'
import { createLicences } from './migrations/2026-11-21-recruitment-licences.ts'
import { createRegisters } from './migrations/2026-11-21-registers.ts'
import { createReinstatements } from './migrations/2026-11-21-reinstatements.ts'
import { createSelfVerifications } from './migrations/2026-11-21-self-verifications.ts'
import { createSimulations } from './migrations/2026-11-21-simulations.ts'
import { createSocialSecurity } from './migrations/2026-11-21-social-security.ts'
import { createStandIns } from './migrations/2026-11-21-stand-ins.ts'
import { createStandards } from './migrations/2026-11-21-standards.ts'
import { createStatistics } from './migrations/2026-11-21-statistics.ts'
import { createReporting } from './migrations/2026-11-21-statistics-reporting.ts'
import { createWorkers } from './migrations/2026-11-21-workers.ts'
import { indexPersons } from './migrations/2026-11-21-workers-sought.ts'
import { indexWorkspaces } from './migrations/2026-11-21-workspaces.ts'

/**
 * Forward only, never changed once released. They run in the order of their names; none depends on
 * one whose name comes later.
 */
const MIGRATIONS = {
  '2026-11-21-agency-imports': { up: createAgencyImports },
  '2026-11-21-backups': { up: createBackups },
  '2026-11-21-bonds': { up: createBonds },
  '2026-11-21-catalogue': { up: createCatalogue },
  '2026-11-21-clearances': { up: createClearances },
  '2026-11-21-continuity': { up: createContinuity },
  '2026-11-21-contracts': { up: createContracts },
  '2026-11-21-deadlines': { up: createDeadlines },
  '2026-11-21-demonstration': { up: createDemonstration },
  '2026-11-21-documents': { up: createDocuments },
  '2026-11-21-demand': { up: createDemand },
  '2026-11-21-identity': { up: createIdentity },
  '2026-11-21-job-order-imports': { up: createJobOrderImports },
  '2026-11-21-ledger': { up: createLedger },
  '2026-11-21-ledger-log': { up: createLedgerLog },
  '2026-11-21-permissions': { up: renamePermissions },
  '2026-11-21-notifications': { up: createNotifications },
  '2026-11-21-organisations': { up: extendOrganisations },
  '2026-11-21-providers': { up: createProviders },
  '2026-11-21-permissions-emergencies': { up: createEmergencies },
  '2026-11-21-recruitment-licences': { up: createLicences },
  '2026-11-21-registers': { up: createRegisters },
  '2026-11-21-reinstatements': { up: createReinstatements },
  '2026-11-21-statistics-reporting': { up: createReporting },
  '2026-11-21-self-verifications': { up: createSelfVerifications },
  '2026-11-21-simulations': { up: createSimulations },
  '2026-11-21-stand-ins': { up: createStandIns },
  '2026-11-21-social-security': { up: createSocialSecurity },
  '2026-11-21-standards': { up: createStandards },
  '2026-11-21-statistics': { up: createStatistics },
  '2026-11-21-workers': { up: createWorkers },
  '2026-11-21-workers-sought': { up: indexPersons },
  '2026-11-21-workspaces': { up: indexWorkspaces },
}

/** Every migration there is, in order of name. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS).sort()

/**
 * Brings the schema up to date under kysely's own lock, each migration in a transaction.
 *
 * @throws {DomainError} `unavailable` naming the migration that failed.
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  await run(db, MIGRATION_NAMES, false)
}

/**
 * Makes an earlier schema in an empty database, within a transaction that the caller has begun.
 *
 * @param names those migrations alone.
 * @throws {DomainError} `unavailable` naming the migration that failed.
 */
export async function migrateTo<Schema>(
  db: Kysely<Schema>,
  names: readonly string[],
): Promise<void> {
  await run(db, names, true)
}

async function run<Schema>(
  db: Kysely<Schema>,
  names: readonly string[],
  disableTransactions: boolean,
): Promise<void> {
  const wanted = Object.entries(MIGRATIONS).filter(([name]) => names.includes(name))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(wanted) },
    // Those of one day do not build on each other, and a database may have met them in any order.
    allowUnorderedMigrations: true,
    disableTransactions,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName
  throw new DomainError(
    'unavailable',
    `The database could not be brought up to date${failed === undefined ? '' : ` (${failed})`}: ${error instanceof Error ? error.message : String(error)}`,
  )
}
