import { type Command, Option } from 'commander'
import type { ImportOptions } from '../data/runImport.ts'
import { listOf, wholeNumber, withProgress } from './options.ts'

export function addDataCommands(program: Command): void {
  const data = program
    .command('data')
    .description('The releases of figures that Corridor estimates from.')
    .addHelpText('after', '\nExample:\n  corridor data list')
  addList(data)
  addShow(data)
  addVerify(data)
  addImport(data)
}

function addList(data: Command): void {
  data
    .command('list')
    .description('Every release: those that come with Corridor and those imported here.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor data list --json')
    .action(async (options: { readonly json?: boolean }) => {
      const { runList } = await import('../data/runList.ts')
      await runList(options)
    })
}

function addShow(data: Command): void {
  data
    .command('show')
    .description('One release: publisher, revision, licence, citation, what it covers.')
    .argument('<release>', 'its id, as un-ims-2020')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor data show un-ims-2020')
    .action(async (id: string, options: { readonly json?: boolean }) => {
      const { runShow } = await import('../data/runShow.ts')
      await runShow(id, options)
    })
}

function addVerify(data: Command): void {
  const command = data
    .command('verify')
    .description(
      'Read releases in full and compare them with their checksums; all when none named.',
    )
    .argument('[releases...]', 'their ids')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  corridor data verify\n  corridor data verify un-ims-2024')
  withProgress(command).action(
    async (ids: readonly string[], options: { json?: boolean; progress?: boolean }) => {
      const { runVerify } = await import('../data/runVerify.ts')
      await runVerify(ids, options)
    },
  )
}

function addImport(data: Command): void {
  const command = data
    .command('import')
    .description('Add figures of your own: another revision, or a national table over a release.')
    .argument('<file>', 'comma-separated text in UTF-8; .gz is unpacked')
    .addOption(
      new Option('--kind <kind>', 'what the figures are')
        .choices(['stocks', 'demography'])
        .makeOptionMandatory(),
    )
    .requiredOption('--id <id>', 'name of the release: lower-case words joined by hyphens')
    .requiredOption('--title <text>', 'title as published')
    .requiredOption('--publisher <text>', 'who published the figures')
    .requiredOption('--revision <text>', 'edition or date of the figures')
    .requiredOption('--licence <text>', 'under what terms they may be used')
    .option('--licence-url <address>', 'where those terms are published')
    .option('--licence-verified', "the publisher's own statement of them was seen")
    .requiredOption('--citation <text>', 'how they are to be cited')
    .addOption(
      new Option(
        '--vintage <year>',
        'year by which the edition is known (default: from --revision)',
      ).argParser(wholeNumber(1900, 2100)),
    )
    .option('--published <date>', 'when they were published, as 2021-01-15 or 2021')
    .option('--source <text>', 'where the file was obtained (default: its name)')
    .addOption(
      new Option(
        '--matching <releases>',
        'releases of the other kind that belong with it',
      ).argParser(listOf()),
    )
    .option('--base <release>', 'lay a national table over this release of stocks')
    .addOption(
      new Option('--note <text>', 'what a reader must know; may be repeated').argParser(
        (text: string, before: readonly string[] = []) => [...before, text],
      ),
    )
    .option('--synthetic', 'the figures are made up')
    .option('--dry-run', 'check everything, change nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Columns of stocks: year,origin,destination,sex,persons (sex is both, female or male); of
demography: area,year,births,deaths,net_migration,population_31_december. Areas are ISO 3166
three-letter codes, figures are persons. Every problem is told by row and column with the fix, and
nothing is imported while there is one.

Examples:
  corridor data import stocks.csv --kind stocks --id example-stocks-2024 \\
      --title "Migrant stocks" --publisher "Statistics office" --revision 2024 \\
      --licence "CC BY 4.0" --citation "Statistics office (2024), Migrant stocks" \\
      --matching un-wpp-2024 --dry-run
  corridor data import national.csv --kind stocks --base un-ims-2020 --id example-national-2020 ...`,
    )
  withProgress(command).action(async (file: string, options: ImportOptions) => {
    const { runImport } = await import('../data/runImport.ts')
    await runImport(file, options)
  })
}
