import type { Command } from 'commander'

interface VerifyOptions {
  readonly json?: boolean
}

export function addJobOrderCommands(program: Command): void {
  const jobOrders = program
    .command('job-orders')
    .description('Demands of principals abroad for workers.')
    .addHelpText('after', '\nExample:\n  corridor job-orders verify JO-7K3M-9QPX-2ABC')
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
