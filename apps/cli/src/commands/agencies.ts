import type { Command } from 'commander'
import type { AgencyImportOptions } from '../agencies/runAgencyImport.ts'
import type { FindAgenciesOptions } from '../agencies/runFindAgencies.ts'
import { wholeNumber, withProgress } from './options.ts'

export function addAgencyCommands(program: Command): void {
  const agencies = program
    .command('agencies')
    .description('The register of agencies and their licences.')
    .addHelpText('after', '\nExample:\n  corridor agencies import register.csv --dry-run ...')
  const command = agencies
    .command('import')
    .description('Enter agencies and licences from a file; every problem is told by row first.')
    .argument('<file>', 'CSV in UTF-8 (commas, semicolons or tabs) or XLSX')
    .requiredOption('--register <text>', 'the register it comes from, and as of when')
    .option('--office <id>', 'office that keeps the files of these agencies, as home.north')
    .option('--jurisdiction <code>', 'whose authority decides on them, as NPL or NPL-P3')
    .option('--with-questions', 'take rows with a question as they are')
    .option('--dry-run', 'look the file through, write nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The first row names the columns: name, licence number, registration, country, status, valid from,
valid until, destinations, sectors, planned volume, phones; the usual names of registers are known.
Rows that are wrong are left out, rows with a question unless --with-questions. Licences wait for the
authority, which confirms them at the desk. The same file again enters nothing twice. Ends with 1
when a row could not be entered, and with --dry-run when a row is wrong.

Examples:
  corridor agencies import register.csv --register "Example register, 2030" --dry-run
  corridor agencies import register.xlsx --register "Example register, 2030" \\
      --office home.north --jurisdiction NPL --json`,
    )
  withProgress(command).action(async (file: string, options: AgencyImportOptions) => {
    const { runAgencyImport } = await import('../agencies/runAgencyImport.ts')
    await runAgencyImport(file, options)
  })
  const find = agencies
    .command('find')
    .description('Look agencies up as anybody may: a name in any spelling, a number, a telephone.')
    .argument('<text>', 'a name or part of it in any script, a licence number or a telephone')
    .option('--page <number>', 'which page of the answer', wholeNumber(1, 10), 1)
    .option('--limit <number>', 'agencies on a page', wholeNumber(1, 50), 10)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Tells whether each may recruit today: licensed or provisional; otherwise frozen, suspended, revoked,
expired, surrendered or none.

Examples:
  corridor agencies find "himalaya manpower"
  corridor agencies find LIC-0001 --json`,
    )
  withProgress(find).action(async (text: string, options: FindAgenciesOptions) => {
    const { runFindAgencies } = await import('../agencies/runFindAgencies.ts')
    await runFindAgencies(text, options)
  })
}
