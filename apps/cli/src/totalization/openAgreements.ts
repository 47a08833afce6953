import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, readConfig } from '@corridor/server/config'
import {
  type AgreementStore,
  agreementStore,
  readInstruments,
  readShippedAgreements,
} from '@corridor/server/totalization'
import { layOver, type SocialSecurityAgreement } from '@corridor/totalization'
import { withDatabase } from '../evidence/withDatabase.ts'

/** There once anything was added on this installation: without it no database is started to look. */
const markerFolder = ({ dataDir }: Config): string => join(dataDir, 'social-security')

const shippedOf = async ({ shippedDataDir }: Config) =>
  await readShippedAgreements(shippedDataDir, await readInstruments(shippedDataDir))

/**
 * The register: what comes with Corridor and what was imported here. The database is opened only
 * where something can have been added; when that fails standard error says so.
 */
export async function openAgreements(): Promise<readonly SocialSecurityAgreement[]> {
  const config = readConfig(process.env)
  const shipped = await shippedOf(config)
  if (config.databaseUrl === null && !existsSync(markerFolder(config))) return layOver(shipped, [])
  try {
    const imported = await withDatabase(
      config,
      () => {},
      (kysely) => agreementStore(kysely, now).load(),
    )
    return layOver(shipped, imported)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`note: Imported agreements are not included: ${reason}\n`)
    return layOver(shipped, [])
  }
}

/**
 * Runs a change of the register on the installation's own database.
 *
 * @throws {DomainError} `unavailable` or `bad_option` when it cannot be opened.
 */
export async function changeAgreements<Result>(
  run: (store: AgreementStore) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env)
  return await withDatabase(
    config,
    () => {},
    async (kysely) => {
      // Before the change: a mark without additions costs time, additions without it are overlooked.
      await mkdir(markerFolder(config), { recursive: true })
      return await run(agreementStore(kysely, now))
    },
  )
}

const now = (): Date => new Date()
