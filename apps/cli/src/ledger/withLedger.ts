import { type Config, readConfig } from '@corridor/server/config'
import type { OpenLedger } from '@corridor/server/ledger'
import { withDatabase } from '../evidence/withDatabase.ts'

/** Runs with the ledger of the database open. @throws {DomainError} as `withDatabase`. */
export async function withLedger<Result>(
  log: (line: string) => void,
  run: (ledger: OpenLedger, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env)
  return await withDatabase(config, log, async (_, database) => {
    const { openLedger } = await import('@corridor/server/ledger')
    const ledger = await openLedger({
      owner: database.pool,
      databaseUrl: database.url,
      settings: config.ledger,
      now: () => new Date(),
      timeZone: config.timeZone,
      warn: (words) => process.stderr.write(`note: ${words}\n`),
    })
    try {
      return await run(ledger, config)
    } finally {
      await ledger.close()
    }
  })
}
