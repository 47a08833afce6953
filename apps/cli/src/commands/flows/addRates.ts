import { type Command, Option } from 'commander'
import type { RatesOptions } from '../../flows/runRates.ts'
import { pairOfAreas, wholeNumber, withProgress } from '../options.ts'
import { addInputs, addMethod, addModel, addOutput } from './optionLists.ts'

/** `corridor flows rates` */
export function addRates(flows: Command): void {
  const command = flows
    .command('rates')
    .description('Migration per 1,000 of the population: emigration, immigration, net, corridors.')
  addModel(addMethod(addInputs(command)))
    .option('--area <code>', 'only this area, and the corridors from and to it')
    .addOption(
      new Option('--corridor <pair>', 'only one corridor, for example NPL-QAT')
        .argParser(pairOfAreas)
        .conflicts(['area', 'top']),
    )
    .option('--corridors', 'rows are corridors rather than areas (json has both)')
    .addOption(new Option('--top <number>', 'only the largest').argParser(wholeNumber(1)))
    .addOption(
      new Option(
        '--population <when>',
        'population to divide by: the mean of start and end, or one',
      )
        .choices(['average', 'start', 'end'])
        .default('average'),
    )
    .addOption(
      new Option('--per <time>', 'rates for the whole period, or divided by its years')
        .choices(['period', 'year'])
        .default('period'),
    )
  addOutput(command).addHelpText(
    'after',
    `
Examples:
  corridor flows rates --period 2010-2015 --area NPL
  corridor flows rates --stocks un-ims-2020 --period 2010-2015 --corridor NPL-QAT --json
  corridor flows rates --period 2015-2020 --method pseudo-bayes --corridors --top 10
  corridor flows rates --period 2010-2015 --format csv
  corridor flows rates --stock-start 2010.csv --stock-end 2015.csv \\
      --births-deaths components.csv --period 2010-2015

Emigration is divided by the population of the origin, immigration by that of the destination, a
corridor by both. Effectiveness is 100 |balance| / moves in both directions, in percent. Every answer
names the population it divides by and where that is from; of tables of your own it is the sum of a
column. An area without population has no rate. docs/methods/rates.md tells how to read them.`,
  )
  withProgress(command).action(async (options: RatesOptions) => {
    const { runRates } = await import('../../flows/runRates.ts')
    await runRates(options)
  })
}
