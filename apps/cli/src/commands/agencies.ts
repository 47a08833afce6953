import type { Command } from 'commander'
import type { AgencyImportOptions } from '../agencies/runAgencyImport.ts'
import { withProgress } from './options.ts'

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
}
