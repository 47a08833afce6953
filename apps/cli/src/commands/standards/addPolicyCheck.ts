import { type Command, Option } from 'commander'
import type { PolicyReportOptions } from '../../standards/runPolicyReport.ts'
import { withProgress } from '../options.ts'

/** The self-assessment of a tripartite team. */
export function addPolicyCheck(standards: Command): void {
  const check = standards
    .command('policy-check')
    .description('The self-assessment of a tripartite team.')
    .addHelpText(
      'after',
      '\nExample:\n  corridor standards policy-check report assessment.json --output report.pdf',
    )
  const report = check
    .command('report')
    .description('The gap report of a self-assessment: what each group says, side by side.')
    .argument('<file>', 'the assessment as the page of the policy check saves it')
    .addOption(
      new Option('--as <form>', 'form of the report').choices(['html', 'pdf']).default('pdf'),
    )
    .addOption(
      new Option('--language <language>', 'language of the report')
        .choices(['en', 'fr', 'es', 'ar'])
        .default('en'),
    )
    .option('--output <file>', 'write to this file (default: standard output)')
    .option('--json', 'print where it was written as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  corridor standards policy-check report assessment.json --as pdf --language ar --output report.pdf',
    )
  withProgress(report).action(async (file: string, options: PolicyReportOptions) => {
    const { runPolicyReport } = await import('../../standards/runPolicyReport.ts')
    await runPolicyReport(file, options)
  })
}
