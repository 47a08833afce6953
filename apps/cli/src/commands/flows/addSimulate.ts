import { type Command, Option } from 'commander'
import type { SimulateOptions } from '../../flows/runSimulate.ts'
import { listOf, share, wholeNumber, withProgress } from '../options.ts'
import {
  addConstraints,
  addInputs,
  addMethod,
  addModel,
  addOutput,
  addSelection,
} from './optionLists.ts'

/** `corridor flows simulate` */
export function addSimulate(flows: Command): void {
  const command = flows
    .command('simulate')
    .description('Intervals of every flow: the estimate from many possible stock tables.')
  addMethod(addInputs(command))
    .addOption(
      new Option('--draws <number>', 'how many tables to draw')
        .argParser(wholeNumber(100, 1000))
        .default(500),
    )
    .addOption(
      new Option('--seed <number>', 'the same seed gives the same figures')
        .argParser(wholeNumber(0))
        .default(1),
    )
    .addOption(
      new Option(
        '--relative-error <pairs>',
        'error of the stocks by class of their source, for example own-figures=0.1,carried-over=0.2',
      ).argParser(listOf()),
    )
    .addOption(
      new Option(
        '--correlation <share>',
        'of the errors of one stock at the two dates (default: 0.8)',
      ).argParser(share),
    )
  addOutput(addConstraints(addSelection(addModel(command)))).addHelpText(
    'after',
    `
Examples:
  corridor flows simulate --stocks un-ims-2020 --period 2010-2015 --draws 1000 --top 20
  corridor flows simulate --period 2010-2015 --by region --correlation 0.5 --format csv
  corridor flows simulate --period 2010-2015 --known-flows known.csv --corridor NPL-QAT
  corridor flows simulate --period 2010-2015 --distances km.csv --distance-decay power=1

Known flows and fixed stayers hold in every draw, so that a known flow has no interval; draws in
which they are not possible are left out and counted. Both need open-minimum or closed-minimum, and
they cannot be given together.

The intervals hold 90 % of the draws. They cover errors in the stocks only. The classes of source
are found from the figures themselves; docs/methods/uncertainty.md tells how.`,
  )
  withProgress(command).action(async (options: SimulateOptions) => {
    const { runSimulate } = await import('../../flows/runSimulate.ts')
    await runSimulate(options)
  })
}
