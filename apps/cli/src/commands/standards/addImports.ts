import { parseIsoDate } from '@corridor/kernel'
import { type Command, Option } from 'commander'
import type { CyclesImportOptions } from '../../standards/runCyclesImport.ts'
import type { ImportListOptions } from '../../standards/runImportList.ts'
import type {
  SupervisionImportOptions,
  SupervisionListOptions,
} from '../../standards/runSupervision.ts'
import { parsedBy, withProgress } from '../options.ts'
import { instrumentId, stateCode } from './standardsOptions.ts'

/** What an installation adds to the facts that come with Corridor. */
export function addImports(standards: Command): void {
  addImportList(standards)
  addSupervision(standards)
  addCycles(standards)
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

function addSupervision(standards: Command): void {
  const supervision = standards
    .command('supervision')
    .description('Requests, comments, representations, complaints and cases.')
    .addHelpText('after', '\nExample:\n  corridor standards supervision list --state NPL')
  const importing = supervision
    .command('import')
    .description('Add records of supervision; one with an id that is held replaces it.')
    .argument('<file>', 'CSV or JSON in UTF-8')
    .option('--dry-run', 'show what would change, change nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Columns of CSV: id,kind,state,date,status,title; and, where they are known, instrument, articles
(separated by semicolons), due, closed, link, verification, source. Every problem is told by row and
column with the fix, and nothing is imported while there is one.

Example:
  corridor standards supervision import comments.csv --dry-run`,
    )
  withProgress(importing).action(async (file: string, options: SupervisionImportOptions) => {
    const { runSupervisionImport } = await import('../../standards/runSupervision.ts')
    await runSupervisionImport(file, options)
  })
  supervision
    .command('list')
    .description('The records held here, newest first.')
    .addOption(new Option('--state <state>', 'of one State, as NPL').argParser(stateCode))
    .addOption(
      new Option('--instrument <instrument>', 'on one instrument, as C097').argParser(instrumentId),
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor standards supervision list --state NPL')
    .action(async (options: SupervisionListOptions) => {
      const { runSupervisionList } = await import('../../standards/runSupervision.ts')
      await runSupervisionList(options)
    })
}

function addCycles(standards: Command): void {
  const cycles = standards
    .command('cycles')
    .description('In which years the reports of a group of States fall due.')
    .addHelpText('after', '\nExample:\n  corridor standards cycles import cycles.csv')
  cycles
    .command('import')
    .description('Set the start years of reporting groups, each with its source.')
    .argument('<file>', 'CSV in UTF-8')
    .option('--dry-run', 'check everything, change nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Columns: instrument,letters,start_year,source; verification may follow. Letters are a group of the
cycle: A-F, G-N, O-Z for fundamental and governance conventions; A-B, C-F, G-K, L-N, O-S, T-Z for
technical ones.

Example:
  corridor standards cycles import cycles.csv --dry-run`,
    )
    .action(async (file: string, options: CyclesImportOptions) => {
      const { runCyclesImport } = await import('../../standards/runCyclesImport.ts')
      await runCyclesImport(file, options)
    })
}
