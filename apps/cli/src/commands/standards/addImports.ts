import { parseIsoDate } from '@corridor/kernel'
import { type Command, Option } from 'commander'
import type { ImportListOptions } from '../../standards/runImportList.ts'
import { parsedBy, withProgress } from '../options.ts'

/** What an installation adds to the facts that come with Corridor. */
export function addImports(standards: Command): void {
  addImportList(standards)
}

function addImportList(standards: Command): void {
  const command = standards
    .command('import')
    .description('A newer list of ratifications: shows what it changes, then holds it.')
    .argument('<file>', 'CSV or JSON in UTF-8')
    .addOption(
      new Option('--complete-through <date>', 'the day to which the list is complete').argParser(
        parsedBy(parseIsoDate),
      ),
    )
    .option('--publisher <text>', 'who published it')
    .option('--licence <text>', 'under what terms it may be used')
    .option('--source <text>', 'where it was obtained')
    .addOption(
      new Option(
        '--verification <level>',
        'how its rows are known, unless a row says (default: unverified)',
      ).choices(['text-checked', 'sourced', 'secondary', 'partly', 'unverified']),
    )
    .option('--note <text>', 'what a reader must know')
    .option('--dry-run', 'show what would change, change nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The file is taken to be the whole list of each instrument that occurs in it. Columns of CSV:
instrument,state,registered; and, where they are known, territory, action, date_basis, signed,
stated_entry_into_force, denunciation_registered, automatic_denunciation, ended_by, excluded,
accepted, note, verification, source. Every problem is told by row and column with the fix, and
nothing is imported while there is one.

Example:
  corridor standards import c097.csv --complete-through 2026-06-30 --publisher "ILO, NORMLEX" \\
      --licence "facts of a public register" --source "ratifications of C097, seen 2026-07-01" --dry-run`,
    )
  withProgress(command).action(async (file: string, options: ImportListOptions) => {
    const { runImportList } = await import('../../standards/runImportList.ts')
    await runImportList(file, options)
  })
}
