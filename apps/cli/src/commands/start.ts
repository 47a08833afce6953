import type { Command } from 'commander'
import { wholeNumber } from './options.ts'

interface StartOptions {
  readonly port?: number
  readonly host?: string
  readonly dataDir?: string
}

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('Start Corridor: web pages, API and database, in one process.')
    .option('--port <number>', 'port of the pages and the API (PORT; 3000)', wholeNumber(0, 65_535))
    .option('--host <address>', 'address to listen on (HOST; 127.0.0.1)')
    .option('--data-dir <folder>', 'where Corridor keeps what it writes (DATA_DIR; var)')
    .addHelpText(
      'after',
      `
Examples:
  corridor start
  corridor start --port 8080
  corridor start --host 0.0.0.0 --data-dir /srv/corridor

Every setting can also be given as an environment variable; the README lists them.
Ctrl-C stops it.`,
    )
    .action(async ({ port, host, dataDir }: StartOptions) => {
      const { readConfig } = await import('@corridor/server/config')
      const { resolve } = await import('node:path')
      const config = readConfig({
        ...process.env,
        ...(port !== undefined && { PORT: String(port) }),
        ...(host !== undefined && { HOST: host }),
        // On the command line a folder starts where the user stands, not at the checkout.
        ...(dataDir !== undefined && { DATA_DIR: resolve(dataDir) }),
      })
      const { startServer } = await import('@corridor/server')
      await startServer(config)
    })
}
