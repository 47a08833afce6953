import { DomainError } from '@corridor/kernel'
import { sealAndDeliver } from '@corridor/server/ledger'
import { writeOutput } from '../output/writeOutput.ts'
import { withLedger } from './withLedger.ts'

/** `corridor ledger seal`: at once, without waiting for the interval. */
export async function runSeal(): Promise<void> {
  const sealed = await withLedger(
    () => {},
    (ledger, config) =>
      sealAndDeliver(ledger, config.ledger, (words, details = {}) =>
        process.stderr.write(`note: ${words} (${Object.values(details).join(': ')})\n`),
      ),
  )
  if (sealed === null) {
    throw new DomainError(
      'unavailable',
      'There is no sealing key on this machine; make one with corridor ledger key introduce',
    )
  }
  const words =
    sealed === 0 ? 'Nothing new to seal' : `${sealed.toLocaleString('en')} actions sealed`
  await writeOutput(`${words}\n`, undefined)
}
