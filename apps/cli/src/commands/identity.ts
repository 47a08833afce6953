import type { Command } from 'commander'
import type { IssueClaimCodeOptions } from '../identity/runIssueClaimCode.ts'

export function addIdentityCommands(program: Command): void {
  const identity = program
    .command('identity')
    .description(
      'Who may sign in: the first administrator, accounts that are locked, the staff, codes for workers.',
    )
    .addHelpText('after', '\nExample:\n  corridor identity first-run-link')
  identity
    .command('first-run-link')
    .description(
      'Print a one-time link that makes the first administrator; none while there is one.',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor identity first-run-link')
    .action(async (options: { readonly json?: boolean }) => {
      const { runFirstRunLink } = await import('../identity/runFirstRunLink.ts')
      await runFirstRunLink(options)
    })
  identity
    .command('unlock')
    .description('Let a person try again who was locked out after too many attempts.')
    .argument('<email>', 'her e-mail address')
    .addHelpText('after', '\nExample:\n  corridor identity unlock officer@example.org')
    .action(async (email: string) => {
      const { runUnlock } = await import('../identity/runUnlock.ts')
      await runUnlock(email)
    })
  identity
    .command('list')
    .description('Members of staff with their roles; that they were listed is logged.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor identity list --json')
    .action(async (options: { readonly json?: boolean }) => {
      const { runListStaff } = await import('../identity/runListStaff.ts')
      await runListStaff(options)
    })
  identity
    .command('issue-claim-code')
    .description('Print a code with which a worker makes her account, once, within thirty days.')
    .requiredOption('--name <name>', 'the worker’s name')
    .option('--language <code>', 'her language: en, fr, es or ar', 'en')
    .option('--record <id>', 'id of her record, where there is one')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  corridor identity issue-claim-code --name "Example Worker" --language ar',
    )
    .action(async (options: IssueClaimCodeOptions) => {
      const { runIssueClaimCode } = await import('../identity/runIssueClaimCode.ts')
      await runIssueClaimCode(options)
    })
  identity
    .command('rotate-key')
    .description(
      'Seal the secrets of authenticator apps under a new server key; it can be stopped and run again.',
    )
    .addHelpText('after', '\nExample:\n  corridor identity rotate-key')
    .action(async () => {
      const { runRotateKey } = await import('../identity/runRotateKey.ts')
      await runRotateKey()
    })
}
