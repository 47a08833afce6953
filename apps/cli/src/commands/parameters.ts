import { parseCorridor } from '@corridor/kernel'
import { type Command, Option } from 'commander'
import type { ListParametersOptions } from '../parameters/runListParameters.ts'
import { parsedBy } from './options.ts'
import { withDay } from './standards/standardsOptions.ts'

export function addParameterCommands(program: Command): void {
  const parameters = program
    .command('parameters')
    .description('The dated parameters that the checks of contracts and clearances ask for.')
    .addHelpText('after', '\nExample:\n  corridor parameters list --on 2030-01-01')
  withDay(
    parameters
      .command('list')
      .description(
        'Parameters in force on a day, with legal basis and whether a named reviewer verified them.',
      ),
  )
    .addOption(
      new Option(
        '--corridor <corridor>',
        'those for NPL-QAT, for its two countries and for everybody',
      ).argParser(parsedBy(parseCorridor)),
    )
    .addHelpText(
      'after',
      `
Examples:
  corridor parameters list --on 2030-01-01
  corridor parameters list --on 2030-01-01 --corridor NPL-QAT --json`,
    )
    .action(async (options: ListParametersOptions) => {
      const { runListParameters } = await import('../parameters/runListParameters.ts')
      await runListParameters(options)
    })
}
