import type { Command } from 'commander'

/** `corridor flows methods` */
export function addMethods(flows: Command): void {
  flows
    .command('methods')
    .description('The methods, their published names and what they mean.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor flows methods')
    .action(async (options: { readonly json?: boolean }) => {
      const { runMethods } = await import('../../flows/runMethods.ts')
      await runMethods(options)
    })
}
