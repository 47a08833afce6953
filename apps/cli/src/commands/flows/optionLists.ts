import { parsePeriod, SEXES } from '@corridor/kernel'
import { type Command, Option } from 'commander'
import { METHOD_NAMES } from '../../flows/methodMeanings.ts'
import {
  aboveZero,
  distanceDecay,
  listOf,
  pairOfAreas,
  parsedBy,
  share,
  wholeNumber,
} from '../options.ts'

const GROUPINGS = ['science-2014', 'm49-region', 'm49-subregion'] as const

/** Where the figures come from: releases, or tables of one's own. */
export function addInputs(command: Command, stocks: 'one' | 'several' = 'one'): Command {
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

/** One method out of all. */
export const addMethod = (command: Command): Command =>
  command.addOption(
    new Option('--method <name>', 'how to estimate; see: corridor flows methods')
      .choices(METHOD_NAMES)
      .default('closed-minimum'),
  )

/** How the method works. */
export function addModel(command: Command): Command {
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

/** What the estimate must meet beside the accounts: files that the user has from elsewhere. */
export function addConstraints(command: Command): Command {
  return command
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
    .addOption(
      new Option(
        '--known-flows <file>',
        'flows known from elsewhere: origin,destination,persons',
      ).conflicts('fixedStayers'),
    )
    .option('--fixed-stayers <file>', 'stayers known from elsewhere: birthplace,residence,persons')
}

/** Only a part of the flows, or sums of them. */
export function addSelection(command: Command): Command {
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

/** Form and place of the answer, for commands that write tables, csv or json. */
export const addOutput = (command: Command): Command =>
  command
    .addOption(
      new Option('--format <name>', 'form of the answer')
        .choices(['table', 'csv', 'json'])
        .conflicts('json'),
    )
    .option('--json', 'same as --format json')
    .option('--output <file>', 'write the answer to a file')
