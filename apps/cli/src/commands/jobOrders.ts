import type { Command } from 'commander'
import type { JobOrderImportOptions } from '../jobOrders/runJobOrderImport.ts'
import { withProgress } from './options.ts'

interface VerifyOptions {
  readonly json?: boolean
}

export function addJobOrderCommands(program: Command): void {
  const jobOrders = program
    .command('job-orders')
    .description('Demands of principals abroad for workers.')
    .addHelpText('after', '\nExample:\n  corridor job-orders verify JO-7K3M-9QPX-2ABC')
  addImport(jobOrders)
  jobOrders
    .command('verify')
    .description('Whether a job order number is good today, as anybody may ask.')
    .argument('<number>', 'as it was read or typed')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Ends with 0 when somebody may be recruited under it today, with 4 when not, with 1 for what cannot
be a number: its last sign checks the others.

Examples:
  corridor job-orders verify JO-7K3M-9QPX-2ABC
  corridor job-orders verify JO-7K3M-9QPX-2ABC --json`,
    )
    .action(async (number: string, options: VerifyOptions) => {
      const { runVerifyJobOrder } = await import('../jobOrders/runVerifyJobOrder.ts')
      await runVerifyJobOrder(number, options)
    })
}

function addImport(jobOrders: Command): void {
  const command = jobOrders
    .command('import')
    .description(
      'Begin the job orders of an agency from a file; every problem is told by row first.',
    )
    .argument('<file>', 'CSV in UTF-8 (commas, semicolons or tabs) or XLSX')
    .requiredOption('--agency <id>', 'the agency whose orders they are, by its id in the register')
    .option('--with-questions', 'take orders with a question as they are')
    .option('--dry-run', 'look the file through, write nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The first row names the columns: reference (number of the demand letter), principal, destination,
sector, site, title, occupation (ISCO-08), quantity, basic pay, currency, hours week, rest days week.
Each row is a sort of vacancy; rows with one reference are one order. An order with a wrong row is
left out, one with a question unless --with-questions. Orders are begun as drafts under the
agency's verified power of attorney; the agency adds the demand letter and hands them in. The same
file again begins nothing twice. Ends with 1 when an order could not be begun, and with --dry-run
when a row is wrong.

Examples:
  corridor job-orders import orders.csv --agency o-0123456789abcdef0123 --dry-run
  corridor job-orders import orders.xlsx --agency o-0123456789abcdef0123 --json`,
    )
  withProgress(command).action(async (file: string, options: JobOrderImportOptions) => {
    const { runJobOrderImport } = await import('../jobOrders/runJobOrderImport.ts')
    await runJobOrderImport(file, options)
  })
}
