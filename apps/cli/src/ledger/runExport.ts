import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { DomainError } from '@corridor/kernel'
import { exportLedger } from '@corridor/server/ledger'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withLedger } from './withLedger.ts'

/** `corridor ledger export`: a file that appears whole or not at all. */
export async function runExport(
  file: string,
  { payloads = false, progress: always = false }: { payloads?: boolean; progress?: boolean },
): Promise<void> {
  if (existsSync(file)) {
    throw new DomainError('bad_file', `${file} is there already; choose another name`, { file })
  }
  const progress = createProgress(process.stderr, { always, now: () => performance.now() })
  const draft = `${file}.part`
  const output = createWriteStream(draft, { mode: 0o600, flush: true })
  const failed = once(output, 'error').then(([error]) => {
    throw new DomainError('bad_file', `${file} cannot be written (${(error as Error).message})`)
  })
  const write = async (line: string): Promise<void> => {
    if (!output.write(line)) await Promise.race([once(output, 'drain'), failed])
  }
  try {
    const { actions, seals } = await Promise.race([
      withLedger(progress.step, (ledger) =>
        exportLedger(ledger, { payloads }, write, (count) =>
          progress.step(`${count.toLocaleString('en')} actions written`),
        ),
      ),
      failed,
    ])
    output.end()
    await finished(output)
    await rename(draft, file)
    progress.end()
    await writeOutput(`${actions} actions and ${seals} seals written to ${file}\n`, undefined)
  } finally {
    output.destroy()
    await rm(draft, { force: true })
  }
}
