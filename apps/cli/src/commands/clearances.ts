import type { Command } from 'commander'
import { wholeNumber, withProgress } from './options.ts'

export function addClearanceCommands(program: Command): void {
  const clearances = program
    .command('clearances')
    .description('Keys of certificates, and forms that were filled in by hand in an outage.')
    .addHelpText('after', '\nExample:\n  corridor clearances reenter forms.csv')
  addReenter(clearances)
  addKey(clearances)
}

function addReenter(clearances: Command): void {
  const command = clearances
    .command('reenter')
    .description('Enter forms that offices issued with their own keys; each once, however often.')
    .argument(
      '<file>',
      'CSV with the columns certificate, occurredAt, documentNumber and birthDate',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The certificate is the text of the form's QR code. The serial in it is the idempotency key: what was
entered before, here or at the desk, is not entered again. Forms that cannot be entered are listed
with their row; the others are entered. What somebody has to look at is listed too, and revokes
nothing. Ends with 1 when a form could not be entered.

Example:
  corridor clearances reenter forms.csv`,
    )
  withProgress(command).action(
    async (file: string, options: { readonly json?: boolean; readonly progress?: boolean }) => {
      const { runReenter } = await import('../clearances/runReenter.ts')
      await runReenter(file, options)
    },
  )
}

function addKey(clearances: Command): void {
  const key = clearances
    .command('key')
    .description('The keys that certificates are signed with, listed under the offline root key.')
  key
    .command('introduce')
    .description('Make the key with which certificates are signed from now on.')
    .requiredOption('--root <file>', 'private half of the root key (corridor ledger key root)')
    .addHelpText('after', '\nExample:\n  corridor clearances key introduce --root root.pem')
    .action(async ({ root }: { readonly root: string }) => {
      const { runIntroduceKey } = await import('../clearances/runKey.ts')
      await runIntroduceKey(root)
    })
  key
    .command('delegate')
    .description('Make a key with which an office issues provisional clearances in an outage.')
    .argument('<file>', 'where its private half is put; must not be there yet')
    .requiredOption('--root <file>', 'private half of the root key')
    .requiredOption('--office <office>', 'as organisation.office')
    .option('--most <count>', 'how many it may issue', wholeNumber(1, 10_000), 250)
    .option('--days <days>', 'for how long', wholeNumber(1, 60), 14)
    .addHelpText(
      'after',
      '\nExample:\n  corridor clearances key delegate north.pem --root root.pem --office home.north',
    )
    .action(async (file: string, options: DelegateOptions) => {
      const { runDelegateKey } = await import('../clearances/runKey.ts')
      await runDelegateKey(file, options)
    })
  key
    .command('revoke')
    .description('Say that a key must not be believed from now on.')
    .argument('<key>', 'its id')
    .requiredOption('--root <file>', 'private half of the root key')
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  corridor clearances key revoke 3b6a27bcceb6a42d --root root.pem --reason "stolen"',
    )
    .action(async (id: string, options: { readonly root: string; readonly reason: string }) => {
      const { runRevokeKey } = await import('../clearances/runKey.ts')
      await runRevokeKey(id, options)
    })
}

export interface DelegateOptions {
  readonly root: string
  readonly office: string
  readonly most: number
  readonly days: number
}
