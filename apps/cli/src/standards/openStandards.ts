import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { IsoDate } from '@corridor/kernel'
import { type Config, readConfig } from '@corridor/server/config'
import {
  holdingsOf,
  NO_ADDITIONS,
  readShippedStandards,
  type StandardsAdditions,
  type StandardsHoldings,
  type StandardsStore,
  standardsStore,
} from '@corridor/server/standards'
import type { ShippedStandards } from '@corridor/standards'
import { withDatabase } from '../evidence/withDatabase.ts'

export interface OpenStandards {
  readonly holdings: StandardsHoldings
  readonly additions: StandardsAdditions
  readonly shipped: ShippedStandards
  readonly today: IsoDate
}

/**
 * Everything held on standards: what comes with Corridor and what was imported and signed here. The
 * database is opened only where something can have been added; when that fails the answer rests on
 * the shipped facts, and standard error says so.
 */
export async function openStandards(log: (line: string) => void): Promise<OpenStandards> {
  const config = readConfig(process.env)
  const shipped = await readShippedStandards(config.shippedDataDir)
  const additions = mayHaveAdditions(config) ? await readAdditions(config, log) : NO_ADDITIONS
  return { holdings: holdingsOf(shipped, additions), additions, shipped, today: todayUtc() }
}

const todayUtc = (): IsoDate => new Date().toISOString().slice(0, 10)

/** There once anything was added on this installation: without it no database is started to look. */
const markerFolder = ({ dataDir }: Config): string => join(dataDir, 'standards')

const mayHaveAdditions = (config: Config): boolean =>
  config.databaseUrl !== null || existsSync(markerFolder(config))

async function readAdditions(
  config: Config,
  log: (line: string) => void,
): Promise<StandardsAdditions> {
  try {
    return await withDatabase(config, log, (kysely) => standardsStore(kysely, now).load())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`note: Imported lists and sign-offs are not included: ${reason}\n`)
    return NO_ADDITIONS
  }
}

/** What a change finds, and the store that it is made in. */
export interface OpenForChange extends OpenStandards {
  readonly store: StandardsStore
}

/**
 * Runs a change of what is held, on the installation's own database.
 *
 * @throws {DomainError} `unavailable` or `bad_option` when it cannot be opened.
 */
export async function changeStandards<Result>(
  log: (line: string) => void,
  run: (open: OpenForChange) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env)
  const shipped = await readShippedStandards(config.shippedDataDir)
  return await withDatabase(config, log, async (kysely) => {
    const store = standardsStore(kysely, now)
    const additions = await store.load()
    // Before the change: a mark without additions costs time, additions without it are overlooked.
    await mkdir(markerFolder(config), { recursive: true })
    const holdings = holdingsOf(shipped, additions)
    return await run({ holdings, additions, shipped, today: todayUtc(), store })
  })
}

const now = (): Date => new Date()
