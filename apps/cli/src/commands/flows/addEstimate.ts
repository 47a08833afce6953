import { type Command, Option } from 'commander'
import type { EstimateOptions } from '../../flows/runEstimate.ts'
import { withProgress } from '../options.ts'
import { addConstraints, addInputs, addMethod, addModel, addSelection } from './optionLists.ts'

/** `corridor flows estimate` */
export function addEstimate(flows: Command): void {
  const command = flows
    .command('estimate')
    .description('Estimate the flows of one period, from releases or from tables of your own.')
  addMethod(addInputs(command)).addOption(
    new Option('--format <name>', 'form of the answer; arrow is Arrow IPC, for analysis programs')
      .choices(['table', 'csv', 'json', 'arrow'])
      .conflicts('json'),
  )
  addSelection(addModel(command))
    .option('--json', 'same as --format json')
    .option('--output <file>', 'write the answer to a file; its ending can choose the format')
    .option('--scenario <file>', 'run a what-if saved by the web page; it says method and figures')
  addConstraints(command)
    .option('--record <file>', 'also write the reproducibility file, for corridor flows verify')
    .addHelpText(
      'after',
      `
Examples:
  corridor flows estimate --stocks un-ims-2020 --demography un-wpp-2022 --period 2010-2015 --top 10
  corridor flows estimate --period 2010-2015 --corridor NPL-QAT --format json
  corridor flows estimate --period 2005-2010 --by region --method pseudo-bayes
  corridor flows estimate --period 2010-2015 --distances km.csv --distance-decay power=1
  corridor flows estimate --period 2010-2015 --fixed-stayers stayers.csv --method open-minimum
  corridor flows estimate --stock-start 2010.csv --stock-end 2015.csv \\
      --births-deaths components.csv --method closed-minimum --format csv --output flows.csv

Tables of your own are square: a header "row,<areas>", then one line a birthplace; columns are
residence, the native-born stand on the diagonal. Births and deaths: "region,births,deaths" and,
for migration-rates, optionally net_mig. Files ending in .gz are unpacked.

csv, json and arrow hold every pair of areas, unrounded; a pair without moves is 0. Arrow is the
IPC file format with --output and the IPC stream format on standard output.
What the estimate noticed about the data is written to standard error (in json: diagnostics).`,
    )
  withProgress(command).action(async (options: EstimateOptions) => {
    const { runEstimate } = await import('../../flows/runEstimate.ts')
    await runEstimate(options)
  })
}
