import type { Command } from 'commander'
import { addDue } from './standards/addDue.ts'
import { addImports } from './standards/addImports.ts'
import { addPolicyCheck } from './standards/addPolicyCheck.ts'
import { addQuestions } from './standards/addQuestions.ts'
import { addReviews } from './standards/addReviews.ts'

export function addStandardsCommands(program: Command): void {
  const standards = program
    .command('standards')
    .description('International instruments: who is bound by what, on which day, and what is due.')
    .addHelpText('after', '\nExample:\n  corridor standards status NPL C097 --on 2014-05-28')
  for (const add of [addQuestions, addDue, addImports, addReviews, addPolicyCheck]) add(standards)
}
