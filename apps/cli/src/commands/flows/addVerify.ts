import type { Command } from 'commander'
import type { VerifyOptions } from '../../flows/verifyRecord.ts'
import { withProgress } from '../options.ts'

/** `corridor flows verify` */
export function addVerify(flows: Command): void {
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
    const { verifyRecord } = await import('../../flows/verifyRecord.ts')
    await verifyRecord(file, options)
  })
}
