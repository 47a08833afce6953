import type { Verification } from '@corridor/standards'
import { type Command, Option } from 'commander'
import type { SignOffOptions } from '../../standards/runSignOff.ts'

/** Levels that seeing a text can give. */
const LEVELS: readonly Verification[] = ['text-checked', 'sourced', 'secondary', 'partly']

/** Sign-offs of reviewers. */
export function addReviews(standards: Command): void {
  addSignOff(standards)
  addLog(standards)
}

function addSignOff(standards: Command): void {
  standards
    .command('sign-off')
    .description('Raise how well a statement is known, having seen the text. Kept for good.')
    .argument('<subject>', 'as provision:C143:9(1) or ratification:C097:GBR')
    .addOption(
      new Option('--level <level>', 'how it is known from now on')
        .choices(LEVELS)
        .makeOptionMandatory(),
    )
    .requiredOption('--reviewer <name>', 'who has seen the text')
    .requiredOption('--organisation <name>', 'for whom')
    .requiredOption('--text-seen <text>', 'which text: edition, date, address')
    .option('--note <text>', 'what a reader must know')
    .option('--yes', 'sign; without it the statement is shown and nothing changes')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Subjects: provision:C097:6(1)(a), ratification:C097:GBR, ratification:C097:MYS:Sabah, life-cycle:C143,
entry-into-force:C118, list:C097, declaration:ICRMW:MEX:recognise-procedure:77:2008-09-15.
A sign-off stands as long as the statement reads as it did; it never changes the source that is named.

Example:
  corridor standards sign-off "provision:C143:9(1)" --level text-checked --reviewer "A. Reviewer" \\
      --organisation "Ministry of Labour" --text-seen "C143, ILO print of 1975, English"`,
    )
    .action(async (subject: string, options: SignOffOptions) => {
      const { runSignOff } = await import('../../standards/runSignOff.ts')
      await runSignOff(subject, options)
    })
}

function addLog(standards: Command): void {
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
