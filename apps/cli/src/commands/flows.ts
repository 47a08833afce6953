import { parsePeriod, SEXES } from '@corridor/kernel'
import { type Command, Option } from 'commander'
import { METHOD_NAMES } from '../flows/methodMeanings.ts'
import type { CompareOptions } from '../flows/runCompare.ts'
import type { EstimateOptions } from '../flows/runEstimate.ts'
import type { SimulateOptions } from '../flows/runSimulate.ts'
import type { VerifyOptions } from '../flows/verifyRecord.ts'
import {
  aboveZero,
  distanceDecay,
  listOf,
  pairOfAreas,
  parsedBy,
  share,
  wholeNumber,
  withProgress,
} from './options.ts'

const GROUPINGS = ['science-2014', 'm49-region', 'm49-subregion'] as const

export function addFlowCommands(program: Command): void {
  const flows = program
    .command('flows')
    .description('Estimate migration flows from migrant stocks.')
    .addHelpText('after', '\nExample:\n  corridor flows estimate --period 2010-2015 --top 10')
  addEstimate(flows)
  addCompare(flows)
  addSimulate(flows)
  addVerify(flows)
  addMethods(flows)
}

function addEstimate(flows: Command): void {
  const command = flows
    .command('estimate')
    .description('Estimate the flows of one period, from releases or from tables of your own.')
  addInputs(command)
    .addOption(
      new Option('--method <name>', 'how to estimate; see: corridor flows methods')
        .choices(METHOD_NAMES)
        .default('closed-minimum'),
    )
    .addOption(
      new Option('--format <name>', 'form of the answer; arrow is Arrow IPC, for analysis programs')
        .choices(['table', 'csv', 'json', 'arrow'])
        .conflicts('json'),
    )
  addModel(command)
  addSelection(command)
    .option('--json', 'same as --format json')
    .option('--output <file>', 'write the answer to a file; its ending can choose the format')
    .option('--scenario <file>', 'run a what-if saved by the web page; it says method and figures')
    .addOption(
      new Option(
        '--distances <file>',
        'moves fall with distance: origin,destination,km of every pair',
      ).conflicts('offset'),
    )
    .addOption(
      new Option(
        '--distance-decay <form>',
        'weight by distance: power=1 is 1 / km, exponential=0.001 is exp(-0.001 km)',
      ).argParser(distanceDecay),
    )
    .addOption(
      new Option(
        '--distance-within <km>',
        'distance within an area, which independence and pseudo-bayes need',
      ).argParser(aboveZero),
    )
    .option('--known-flows <file>', 'flows known from elsewhere: origin,destination,persons')
    .option('--fixed-stayers <file>', 'stayers known from elsewhere: birthplace,residence,persons')
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
    const { runEstimate } = await import('../flows/runEstimate.ts')
    await runEstimate(options)
  })
}

function addCompare(flows: Command): void {
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
  addInputs(command, 'several').addOption(
    new Option('--format <name>', 'form of the answer')
      .choices(['table', 'csv', 'json'])
      .conflicts('json'),
  )
  addModel(command)
  addSelection(command)
    .option('--json', 'same as --format json')
    .option('--output <file>', 'write the answer to a file')
    .addHelpText(
      'after',
      `
Examples:
  corridor flows compare --methods closed-minimum,open-minimum,pseudo-bayes --period 2010-2015
  corridor flows compare --vintages un-ims-2020+un-wpp-2022,un-ims-2024+un-wpp-2024 \\
      --period 2015-2020 --corridor NPL-QAT
  corridor flows compare --methods closed-minimum,pseudo-bayes --period 2005-2010 --by region

The first column is what the others are compared with. Rows are the largest of it.`,
    )
  withProgress(command).action(async (options: CompareOptions) => {
    const { runCompare } = await import('../flows/runCompare.ts')
    await runCompare(options)
  })
}

function addSimulate(flows: Command): void {
  const command = flows
    .command('simulate')
    .description('Intervals of every flow: the estimate from many possible stock tables.')
  addInputs(command)
    .addOption(
      new Option('--method <name>', 'how to estimate; see: corridor flows methods')
        .choices(METHOD_NAMES)
        .default('closed-minimum'),
    )
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
    .addOption(
      new Option('--format <name>', 'form of the answer')
        .choices(['table', 'csv', 'json'])
        .conflicts('json'),
    )
  addModel(command)
  addSelection(command)
    .option('--json', 'same as --format json')
    .option('--output <file>', 'write the answer to a file')
    .addHelpText(
      'after',
      `
Examples:
  corridor flows simulate --stocks un-ims-2020 --period 2010-2015 --draws 1000 --top 20
  corridor flows simulate --period 2010-2015 --by region --correlation 0.5 --format csv

The intervals hold 90 % of the draws. They cover errors in the stocks only. The classes of source
are found from the figures themselves; docs/methods/uncertainty.md tells how.`,
    )
  withProgress(command).action(async (options: SimulateOptions) => {
    const { runSimulate } = await import('../flows/runSimulate.ts')
    await runSimulate(options)
  })
}

function addVerify(flows: Command): void {
  const command = flows
    .command('verify')
    .description('Compute a recorded estimate again and say whether it is identical.')
    .argument('<file>', 'reproducibility file: flows estimate --record, or the web pages')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nEnds with 0 when every figure is identical, with 4 when not.\n\nExample:\n  corridor flows verify record.json',
    )
  withProgress(command).action(async (file: string, options: VerifyOptions) => {
    const { verifyRecord } = await import('../flows/verifyRecord.ts')
    await verifyRecord(file, options)
  })
}

function addMethods(flows: Command): void {
  flows
    .command('methods')
    .description('The methods, their published names and what they mean.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor flows methods')
    .action(async (options: { readonly json?: boolean }) => {
      const { runMethods } = await import('../flows/runMethods.ts')
      await runMethods(options)
    })
}

function addInputs(command: Command, stocks: 'one' | 'several' = 'one'): Command {
  const fromFiles = ['stockStart', 'stockEnd', 'birthsDeaths']
  const stocksOption = new Option(
    '--stocks <release>',
    stocks === 'one'
      ? 'migrant stocks; the newest shipped ones of the period when left out'
      : 'migrant stocks; several separated by commas are vintages to compare',
  ).conflicts(fromFiles)
  if (stocks === 'several') stocksOption.argParser(listOf())
  return command
    .addOption(stocksOption)
    .addOption(
      new Option(
        '--demography <release>',
        'births, deaths and population; those that belong with the stocks when left out',
      ).conflicts(fromFiles),
    )
    .addOption(
      new Option('--period <years>', 'mid-year to mid-year, for example 2010-2015').argParser(
        parsedBy(parsePeriod),
      ),
    )
    .addOption(
      new Option('--sex <sex>', 'whose moves (default: both)').choices(SEXES).conflicts(fromFiles),
    )
    .option('--stock-start <file>', 'table of your own: stocks at the start')
    .option('--stock-end <file>', 'table of your own: stocks at the end')
    .option('--births-deaths <file>', 'table of your own: births and deaths between them')
}

function addModel(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--weight <share>',
        'pseudo-bayes: share of minimum migration (default: 0.87)',
      ).argParser(share),
    )
    .addOption(
      new Option(
        '--when-infeasible <what>',
        'closed methods: what to do without a common solution (default: stop)',
      ).choices(['stop', 'exclude', 'relax']),
    )
    .addOption(
      new Option(
        '--births <how>',
        'take births from the native-born or from everybody (default: native)',
      ).choices(['native', 'proportion']),
    )
    .addOption(
      new Option(
        '--deaths <how>',
        'spread deaths in proportion or by fitting both margins (default: proportion)',
      ).choices(['proportion', 'accounting']),
    )
    .addOption(
      new Option(
        '--global-match <when>',
        'bring both tables to one total before or after births and deaths (default: before)',
      ).choices(['before', 'after']),
    )
    .option('--integer-native-born', 'round scaled native-born to whole persons')
    .option('--offset <file>', 'weights origin x destination, for example a decay with distance')
}

function addSelection(command: Command): Command {
  return command
    .addOption(new Option('--top <number>', 'only the largest flows').argParser(wholeNumber(1)))
    .addOption(
      new Option('--corridor <pair>', 'only one corridor, for example NPL-QAT')
        .argParser(pairOfAreas)
        .conflicts(['top', 'by', 'grouping']),
    )
    .addOption(new Option('--by <what>', 'add up flows between regions').choices(['region']))
    .addOption(
      new Option('--grouping <name>', 'which regions (default: science-2014)').choices(GROUPINGS),
    )
}
