import type { Command } from 'commander'
import type { LoadDemoOptions } from '../demo/runLoadDemo.ts'
import { wholeNumber, withProgress } from './options.ts'

export function addDemoCommands(program: Command): void {
  const demo = program
    .command('demo')
    .description('A synthetic country to look at and try things in.')
    .addHelpText('after', '\nExample:\n  DATA_DIR=var-demo corridor demo load')
  const load = demo
    .command('load')
    .description(
      'Fill an empty database with a synthetic country, XAA, labelled as such everywhere.',
    )
    .option(
      '--agencies <number>',
      'recruitment agencies, 24 unless told otherwise',
      wholeNumber(19, 2000),
    )
    .option(
      '--seed <number>',
      'decides what is drawn, 1 unless told otherwise',
      wholeNumber(1, 2 ** 31 - 1),
    )
    .option('--new-passwords', 'give new passwords to the accounts of one that is there')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
It plays 300 days that end yesterday: everything that people do in them goes through the rules of
the server. No Corridor may run on the database meanwhile. A database that holds anything else is
refused, and nothing in it is changed. Passwords are made anew and printed once. A load that was
stopped goes on with the next; a second one enters nothing again. To remove a demonstration, remove
its folder (DATA_DIR) or drop its database.

Ends with 1 when the database is refused.

Examples:
  DATA_DIR=var-demo corridor demo load
  DATA_DIR=var-demo corridor demo load --agencies 100 --json
  DATA_DIR=var-demo corridor demo load --new-passwords
  DATA_DIR=var-demo corridor start`,
    )
  withProgress(load).action(async (options: LoadDemoOptions) => {
    const { runLoadDemo } = await import('../demo/runLoadDemo.ts')
    await runLoadDemo(options)
  })
  demo
    .command('status')
    .description('Whether the database is a demonstration, and how many records are in each state.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  DATA_DIR=var-demo corridor demo status --json')
    .action(async (options: { readonly json?: boolean }) => {
      const { runDemoStatus } = await import('../demo/runDemoStatus.ts')
      await runDemoStatus(options)
    })
}
