import { type Command, Option } from 'commander'
import type {
  SdmxAvailabilityOptions,
  SdmxDataOptions,
  SdmxStructureOptions,
} from '../sdmx/runSdmx.ts'
import { wholeNumber } from './options.ts'

export function addSdmxCommands(program: Command): void {
  const sdmx = program
    .command('sdmx')
    .description('Figures and their structures as statistical offices exchange them (SDMX).')
    .addHelpText('after', '\nExample:\n  corridor sdmx data DF_STOCKS un-ims-2024.A.MST.NPL.QAT')
  addStructure(sdmx)
  addData(sdmx)
  addAvailability(sdmx)
}

const format = (choices: readonly string[]) =>
  new Option('--format <format>', 'how to write it').choices(choices).default(choices[0])

/** What all three have. */
const common = (command: Command): Command =>
  command
    .addOption(
      new Option('--api <generation>', 'REST 2 (SDMX 3) or 1.5 (SDMX 2.1)')
        .choices(['2', '1.5'])
        .default('2'),
    )
    .option('--language <code>', 'of names, as fr; all for all of them')
    .option('--server <address>', 'a running Corridor; without it the releases on this machine')
    .option('--output <file>', 'write to this file (default: standard output)')
    .option('--json', 'the message as SDMX-JSON, errors as JSON too')

const ofCells = (command: Command): Command =>
  common(command)
    .option('--start <period>', 'first period, as 2010')
    .option('--end <period>', 'last period')
    .option(
      '--filter <component=test>',
      'only what passes, as ORIGIN=NPL,IND or OBS_VALUE=ge:1000 (REST 2)',
      // Commas belong to the test.
      (text: string, before: readonly string[] = []) => [...before, text],
    )

function addStructure(sdmx: Command): void {
  const command = sdmx
    .command('structure')
    .description('Dataflows, structures, code lists: what there is, and the codes of a list.')
    .argument('[type]', 'as dataflow, datastructure, codelist, categoryscheme, *', 'dataflow')
    .argument('[id]', 'one of them, as CL_AREA')
    .option('--references <which>', 'as children, parents, all')
    .addOption(format(['table', 'json', 'xml']))
    .addHelpText(
      'after',
      `
Examples:
  corridor sdmx structure
  corridor sdmx structure codelist CL_METHOD
  corridor sdmx structure datastructure DSD_STOCKS --references children --format xml`,
    )
  common(command).action(
    async (type: string, id: string | undefined, options: SdmxStructureOptions) => {
      const { runStructure } = await import('../sdmx/runSdmx.ts')
      await runStructure(type, id, options)
    },
  )
}

function addData(sdmx: Command): void {
  const command = sdmx
    .command('data')
    .description('Observations of a dataflow, written while they are read.')
    .argument('<dataflow>', 'as DF_STOCKS')
    .argument('[key]', 'codes by dimension, as un-ims-2024.A.MST.NPL.QAT; * or nothing is any')
    .option('--last <count>', 'at most so many of the newest of each series', wholeNumber(1))
    .option('--as-of <moment>', 'as it was public then, with zone (REST 2)')
    .addOption(format(['csv', 'csv-labels', 'json', 'xml']))
    .addHelpText(
      'after',
      `
Ends with 1 when nothing matches.

Examples:
  corridor sdmx data DF_STOCKS un-ims-2024.A.MST.NPL.QAT --last 1
  corridor sdmx data DF_RATIFICATIONS A.IN_FORCE.PHL --start 2015 --format csv-labels
  corridor sdmx data DF_FLOWS --filter METHOD=pseudo-bayes --filter ORIGIN=NPL --filter VINTAGE=un-ims-2024_un-wpp-2024 --json`,
    )
  ofCells(command).action(
    async (flow: string, key: string | undefined, options: SdmxDataOptions) => {
      const { runData } = await import('../sdmx/runSdmx.ts')
      await runData(flow, key, options)
    },
  )
}

function addAvailability(sdmx: Command): void {
  const command = sdmx
    .command('availability')
    .description('Which codes and years there are, and how many series and observations.')
    .argument('<dataflow>', 'as DF_STOCKS')
    .argument('[key]', 'codes by dimension, as *.A.MST.NPL')
    .option('--component <id>', 'one dimension only')
    .addOption(format(['table', 'json', 'xml']))
    .addHelpText(
      'after',
      `
Examples:
  corridor sdmx availability DF_STOCKS
  corridor sdmx availability DF_STOCKS un-ims-2024.A.MST.NPL --component DESTINATION --json`,
    )
  ofCells(command).action(
    async (flow: string, key: string | undefined, options: SdmxAvailabilityOptions) => {
      const { runAvailability } = await import('../sdmx/runSdmx.ts')
      await runAvailability(flow, key, options)
    },
  )
}
