import { parseIsoDate } from '@corridor/kernel'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { DueOptions } from '../../standards/runDue.ts'
import { parsedBy } from '../options.ts'
import { stateArgument } from './standardsOptions.ts'

/** What becomes due for a State. */
export function addDue(standards: Command): void {
  standards
    .command('due')
    .description('What becomes due for a State: reports, replies, windows, entries into force.')
    .addArgument(stateArgument())
    .addOption(
      new Option('--within <time>', 'how far to look, as 24m or 2y')
        .argParser(months)
        .default(24, '24m'),
    )
    .addOption(
      new Option('--from <date>', 'the first day (default: today)').argParser(
        parsedBy(parseIsoDate),
      ),
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  corridor standards due NPL --within 24m\n  corridor standards due KEN --from 2031-01-01 --within 3y',
    )
    .action(async (state: string, options: DueOptions) => {
      const { runDue } = await import('../../standards/runDue.ts')
      await runDue(state, options)
    })
}

const MOST_MONTHS = 240

/** A time in months or years, as months. */
export function months(text: string): number {
  const match = /^(\d{1,3})([my])$/.exec(text.trim().toLowerCase())
  const count = match === null ? 0 : Number(match[1]) * (match[2] === 'y' ? 12 : 1)
  if (count >= 1 && count <= MOST_MONTHS) return count
  throw new InvalidArgumentError(`Write months or years up to ${MOST_MONTHS}m, as 24m or 2y.`)
}
