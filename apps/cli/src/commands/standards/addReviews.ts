import type { Command } from 'commander'

/** Sign-offs of reviewers. */
export function addReviews(standards: Command): void {
  standards
    .command('reviews')
    .description('The log of sign-offs: who raised which statement, having seen which text.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor standards reviews')
    .action(async (options: { readonly json?: boolean }) => {
      const { runReviews } = await import('../../standards/runReviews.ts')
      await runReviews(options)
    })
}
