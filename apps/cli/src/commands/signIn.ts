import type { Command } from 'commander'
import type { ConnectionOptions } from '../records/callRoute.ts'

export function addSignInCommands(program: Command): void {
  program
    .command('sign-in')
    .description('Sign in to a running Corridor, for the commands about its records.')
    .argument('<email>', 'your address there')
    .option('--server <url>', 'address of a running Corridor')
    .addHelpText(
      'after',
      `
Asks for the password and, where you have one, a code of your authenticator app; both may also come
from standard input, a line each. The session is kept in your own configuration, readable by you
alone (CORRIDOR_SESSION names another file), until it ends there or you sign out. A passkey works in
a browser only.

Example:
  corridor sign-in officer@example.org --server https://corridor.example`,
    )
    .action(async (email: string, options: ConnectionOptions) => {
      const { runSignIn } = await import('../records/runSignIn.ts')
      await runSignIn(email, options)
    })
  program
    .command('sign-out')
    .description('End the session of sign-in, there and here.')
    .addHelpText('after', '\nExample:\n  corridor sign-out')
    .action(async () => {
      const { runSignOut } = await import('../records/runSignIn.ts')
      await runSignOut()
    })
}
