import { constants } from 'node:os'
import type { Config } from '@corridor/server/config'
import type { OpenDatabase } from '@corridor/server/db'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs with the database open: that of a running Corridor, or one started for the moment. An
 * interrupt ends the command in order, so that no database is left running.
 *
 * @throws {DomainError} `unavailable` or `bad_option` when it cannot be opened.
 */
export async function withDatabase<Result>(
  config: Config,
  log: (line: string) => void,
  run: (kysely: OpenDatabase['kysely'], database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal])
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    const { openDatabase } = await import('@corridor/server/db')
    const database = await openDatabase(config, log)
    try {
      return await run(database.kysely, database)
    } finally {
      await database.close()
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}
