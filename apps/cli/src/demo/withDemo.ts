import { type Config, readConfig } from '@corridor/server/config'
import { withDatabase } from '../evidence/withDatabase.ts'

type Demo = Awaited<ReturnType<typeof import('@corridor/server/demo').openDemo>>

/** Runs with what a demonstration is made with. @throws {DomainError} as `withDatabase`. */
export async function withDemo<Result>(
  log: (line: string) => void,
  run: (demo: Demo, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env)
  return await withDatabase(config, log, async (_, database) => {
    const { openDemo } = await import('@corridor/server/demo')
    await using demo = await openDemo(config, database, (words) =>
      process.stderr.write(`note: ${words}\n`),
    )
    return await run(demo, config)
  })
}
