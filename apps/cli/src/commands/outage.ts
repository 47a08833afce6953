import type { Command } from 'commander'

export function addOutageCommands(program: Command): void {
  const outage = program
    .command('outage')
    .description('After an outage: receipts of actions that were lost, and the report.')
    .addHelpText('after', '\nExample:\n  corridor outage report --began 2030-03-04T10:00Z')
  addReceipts(outage)
  addReport(outage)
}

function addReceipts(outage: Command): void {
  outage
    .command('receipts')
    .description('Compare receipts that clients hold with the log; list those without action.')
    .argument('<file>', 'JSON: one receipt, or an array of them')
    .requiredOption('--office <office>', 'that keeps the list, as organisation.office')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Needs LEDGER_ROOT_KEY, by which the receipts are judged. A receipt of which the log holds the action
is only counted; one without stands on the list at the desk afterwards, once however often it is
given. Nothing is entered for the client: she sends her act again with its own key. Ends with 1 when
something is no receipt of this ledger.

Example:
  corridor outage receipts receipts.json --office home.north`,
    )
    .action(async (file: string, options: { readonly office: string; readonly json?: boolean }) => {
      const { runReceipts } = await import('../outage/runReceipts.ts')
      await runReceipts(file, options)
    })
}

function addReport(outage: Command): void {
  outage
    .command('report')
    .description('What an outage cost: its length, what was lost, the forms and what was found.')
    .requiredOption('--began <instant>', 'when the system went out, as 2030-03-04T10:00Z')
    .option('--ended <instant>', 'when it was back; the end of the restore if not given')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  corridor outage report --began 2030-03-04T10:00Z --ended 2030-03-15T10:00Z',
    )
    .action(
      async (options: {
        readonly began: string
        readonly ended?: string
        readonly json?: boolean
      }) => {
        const { runReport } = await import('../outage/runReport.ts')
        await runReport(options)
      },
    )
}
