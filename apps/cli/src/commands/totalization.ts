import { type Command, Option } from 'commander'
import type { AgreementsOptions } from '../totalization/runAgreements.ts'
import type { ComputeCaseOptions } from '../totalization/runCompute.ts'
import type { GapOptions } from '../totalization/runGap.ts'
import type { ImportAgreementsOptions } from '../totalization/runImportAgreements.ts'
import type { ImportP5000Options } from '../totalization/runImportP5000.ts'
import type { JsonOption } from '../totalization/runInstruments.ts'

export function addTotalizationCommands(program: Command): void {
  const totalization = program
    .command('totalization')
    .description('Social security across borders: what each State owes for a career, and why.')
    .addHelpText('after', '\nExample:\n  corridor totalization compute case.json --explain')
  addCompute(totalization)
  addInstruments(totalization)
  addGap(totalization)
  addAgreements(totalization)
  addMessages(totalization)
}

function addCompute(totalization: Command): void {
  totalization
    .command('compute')
    .description(
      'Works out a case: lengths, rights, shares and amounts. Nothing is stored or sent.',
    )
    .argument('<case>', 'a case file (JSON)')
    .option('--explain', 'every step with its rule, article, inputs and result')
    .addOption(
      new Option('--language <language>', 'language of what is explained')
        .choices(['en', 'fr', 'es', 'ar'])
        .default('en'),
    )
    .option('--instrument <id>', 'instead of the one in the file; "none" for national law alone')
    .option('--assume-parties', 'take every State of the case as a party, to compare designs')
    .option('--json', 'the whole answer as JSON')
    .option('--output <file>', 'write to this file (default: standard output)')
    .addHelpText(
      'after',
      '\nExamples:\n  corridor totalization compute case.json --explain\n  corridor totalization compute case.json --instrument none --json',
    )
    .action(async (file: string, options: ComputeCaseOptions) => {
      const { runCompute } = await import('../totalization/runCompute.ts')
      await runCompute(file, options)
    })
}

function addInstruments(totalization: Command): void {
  totalization
    .command('instruments')
    .description('The instruments held, or one of them with every rule and how well it is known.')
    .argument('[id]', 'for example eu-883-2004')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  corridor totalization instruments ets-78')
    .action(async (id: string | undefined, options: JsonOption) => {
      const { runInstruments } = await import('../totalization/runInstruments.ts')
      await runInstruments(id, options)
    })
}

function addGap(totalization: Command): void {
  totalization
    .command('gap')
    .description(
      'What a worker loses: national law alone, what applies today, and a model agreement.',
    )
    .argument('<case>', 'a case file (JSON); contributionsPaid of each law says what was paid in')
    .option('--alternative <id>', 'the instrument to compare with', 'ilo-c157-r167')
    .option('--json', 'as JSON, with the three answers')
    .addHelpText('after', '\nExample:\n  corridor totalization gap case.json')
    .action(async (file: string, options: GapOptions) => {
      const { runGap } = await import('../totalization/runGap.ts')
      await runGap(file, options)
    })
}

function addAgreements(totalization: Command): void {
  const agreements = totalization
    .command('agreements')
    .description('The register of agreements on social security.')
  agreements
    .command('list')
    .description('Agreements held, or those between the two ends of a corridor on a day.')
    .option('--corridor <corridor>', 'for example ITA-USA')
    .option('--on <date>', 'the day asked for (default: today)')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  corridor totalization agreements list --corridor ITA-USA --on 2020-07-01',
    )
    .action(async (options: AgreementsOptions) => {
      const { runAgreements } = await import('../totalization/runAgreements.ts')
      await runAgreements(options)
    })
  agreements
    .command('import')
    .description(
      'Adds the agreements of a file; one with an id that is held takes its place, nothing is deleted.',
    )
    .argument('<file>', 'JSON in the form of data/totalization/agreements.json')
    .option('--dry-run', 'only says what the file holds and what it would replace')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  corridor totalization agreements import agreements.json --dry-run',
    )
    .action(async (file: string, options: ImportAgreementsOptions) => {
      const { runImportAgreements } = await import('../totalization/runImportAgreements.ts')
      await runImportAgreements(file, options)
    })
}

function addMessages(totalization: Command): void {
  totalization
    .command('import')
    .description('Makes a case file from a record shaped like the message P5000.')
    .argument('<record>', 'the record (JSON)')
    .addOption(
      new Option('--branch <branch>', 'what is claimed')
        .choices(['old-age', 'survivors', 'invalidity'])
        .default('old-age'),
    )
    .requiredOption('--on <date>', 'day on which the risk arises, for example 2026-07-01')
    .option('--output <file>', 'write to this file (default: standard output)')
    .addHelpText(
      'after',
      '\nExample:\n  corridor totalization import p5000.json --on 2026-07-01 --output case.json',
    )
    .action(async (file: string, options: ImportP5000Options) => {
      const { runImportP5000 } = await import('../totalization/runImportP5000.ts')
      await runImportP5000(file, options)
    })
  totalization
    .command('export')
    .description('Certified periods of a case in the shape of the message P5000.')
    .argument('<case>', 'a case file (JSON)')
    .option('--output <file>', 'write to this file (default: standard output)')
    .addHelpText('after', '\nExample:\n  corridor totalization export case.json')
    .action(async (file: string, options: { readonly output?: string }) => {
      const { runExportP5000 } = await import('../totalization/runExportP5000.ts')
      await runExportP5000(file, options)
    })
}
