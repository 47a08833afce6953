import { type Command, InvalidArgumentError, Option } from 'commander'
import type { RecruitmentOptions } from '../statistics/runRecruitment.ts'
import { withProgress } from './options.ts'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

function parseMonth(text: string): string {
  if (MONTH.test(text)) return text
  throw new InvalidArgumentError('Write a month such as 2030-03.')
}

export function addStatisticsCommands(program: Command): void {
  const statistics = program
    .command('statistics')
    .description('Statistics that Corridor makes of its own log.')
    .addHelpText(
      'after',
      '\nExample:\n  corridor statistics recruitment --from 2030-01 --to 2030-03',
    )
  const month = (flag: string, words: string) =>
    new Option(flag, words).argParser(parseMonth).makeOptionMandatory()
  const command = statistics
    .command('recruitment')
    .description('A trial: what would be published of these months. Writes and publishes nothing.')
    .addOption(month('--from <month>', 'first month, as 2030-01'))
    .addOption(month('--to <month>', 'last month, as 2030-03'))
    .option(
      '--until <instant>',
      'only what was recorded until then (UTC); now unless told otherwise',
    )
    .option('--json', 'print JSON: the description of the release and every figure')
    .addHelpText(
      'after',
      `
Counts of too few people (usually 1 to 4), and what would tell them, are left out. It is published
at the desk, by one person's proposal and another's confirmation.

Examples:
  corridor statistics recruitment --from 2030-01 --to 2030-03
  corridor statistics recruitment --from 2030-01 --to 2030-03 --until 2030-04-10T09:00:00.000Z --json`,
    )
  withProgress(command).action(async (options: RecruitmentOptions) => {
    const { runRecruitment } = await import('../statistics/runRecruitment.ts')
    await runRecruitment(options)
  })
}
