import type { Command } from 'commander'
import { addCompare } from './flows/addCompare.ts'
import { addEstimate } from './flows/addEstimate.ts'
import { addMethods } from './flows/addMethods.ts'
import { addRates } from './flows/addRates.ts'
import { addSimulate } from './flows/addSimulate.ts'
import { addVerify } from './flows/addVerify.ts'

export function addFlowCommands(program: Command): void {
  const flows = program
    .command('flows')
    .description('Estimate migration flows from migrant stocks.')
    .addHelpText('after', '\nExample:\n  corridor flows estimate --period 2010-2015 --top 10')
  for (const add of [addEstimate, addRates, addCompare, addSimulate, addVerify, addMethods]) {
    add(flows)
  }
}
