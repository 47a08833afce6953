import { type Command, InvalidArgumentError, Option } from 'commander'
import type { DisclosureOptions } from '../disclosure/runCheck.ts'

function parseThreshold(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 1_000) return number
  throw new InvalidArgumentError('Write a whole number from 1 to 1000.')
}

export function addDisclosureCommands(program: Command): void {
  const disclosure = program
    .command('disclosure')
    .description('Small counts in tables: what may be published of them.')
    .addHelpText('after', '\nExample:\n  corridor disclosure check table.csv --threshold 5')
  disclosure
    .command('check')
    .description(
      'Says which cells of a table would be left out, and why. Nothing is stored or sent.',
    )
    .argument('<file>', 'comma-separated: a column for each dimension, and one of counts')
    .addOption(
      new Option('--threshold <count>', 'from which count on cells are shown')
        .argParser(parseThreshold)
        .default(5),
    )
    .addOption(
      new Option('--zeros <what>', 'whether a zero may be left out to protect others')
        .choices(['shown', 'may-be-hidden'])
        .default('shown'),
    )
    .option('--count <column>', 'column of the counts (default: the last one)')
    .option('--total <code>', 'code of totals', '_T')
    .option('--hierarchy <file>', 'what lies below what: columns dimension, code, parent')
    .option(
      '--publish <tables>',
      'only these tables of the counts, as SEX+AGE,SEX+COUNTRY; all others in total',
    )
    .option('--known-total', 'the total of everything is public already: it stays')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
A code named as total is the sum of the codes that have no other parent. Where a column has no such
code, no total of it is taken to be published. A cell that is not in the file is nobody, a total that
is not there is added up. Ends with 3 when no safe choice was found.

Examples:
  corridor disclosure check workers.csv
  corridor disclosure check workers.csv --threshold 10 --hierarchy occupations.csv --json`,
    )
    .action(async (file: string, options: DisclosureOptions) => {
      const { runCheck } = await import('../disclosure/runCheck.ts')
      await runCheck(file, options)
    })
}
