import { type Command, Option } from 'commander'
import { METHOD_NAMES } from '../../flows/methodMeanings.ts'
import type { CompareOptions } from '../../flows/runCompare.ts'
import { listOf, withProgress } from '../options.ts'
import { addInputs, addModel, addOutput, addSelection } from './optionLists.ts'

/** `corridor flows compare` */
export function addCompare(flows: Command): void {
  const command = flows
    .command('compare')
    .description('Estimates side by side: several methods, several vintages, or both.')
    .addOption(
      new Option(
        '--methods <names>',
        'methods to compare, separated by commas (default: closed-minimum)',
      ).argParser(listOf(METHOD_NAMES)),
    )
    .addOption(
      new Option('--vintages <pairs>', 'stocks+demography, for example un-ims-2020+un-wpp-2022')
        .argParser(listOf())
        .conflicts(['stocks', 'demography']),
    )
  addInputs(command, 'several')
  addOutput(addSelection(addModel(command))).addHelpText(
    'after',
    `
Examples:
  corridor flows compare --methods closed-minimum,open-minimum,pseudo-bayes --period 2010-2015
  corridor flows compare --stocks un-ims-2020,un-ims-2024 --period 2005-2010 --json
  corridor flows compare --vintages un-ims-2020+un-wpp-2022,un-ims-2024+un-wpp-2024 \\
      --period 2015-2020 --corridor NPL-QAT
  corridor flows compare --methods closed-minimum,pseudo-bayes --period 2005-2010 --by region

The first column is what the others are compared with. Rows are the largest of it. Below the table,
and in json under "comparisons", each other column is held against the first: totals, correlation,
places of the largest corridors and the largest differences with what was revised behind them. They
are about areas, also with --by region; docs/methods/comparison.md tells how to read them.`,
  )
  withProgress(command).action(async (options: CompareOptions) => {
    const { runCompare } = await import('../../flows/runCompare.ts')
    await runCompare(options)
  })
}
