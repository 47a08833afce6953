import { constants } from 'node:os'
import { DomainError } from '@corridor/kernel'
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
  run: (kysely: OpenDatabase['kysely']) => Promise<Result>,
): Promise<Result> {
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal])
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    const { kysely, close } = await open(config, log)
    try {
      return await run(kysely)
    } finally {
      await close()
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}

async function open(config: Config, log: (line: string) => void): Promise<OpenDatabase> {
  const { openDatabase } = await import('@corridor/server/db')
  try {
    return await openDatabase(config, log)
  } catch (error) {
    const isAnswer = error instanceof Error && 'code' in error && !(error instanceof DomainError)
    if (!isAnswer || config.databaseUrl === null) throw error
    throw new DomainError(
      'unavailable',
      `The database of DATABASE_URL does not let Corridor in (${error.message}). ` +
        'Check that it runs, its address and the password',
    )
  }
}
