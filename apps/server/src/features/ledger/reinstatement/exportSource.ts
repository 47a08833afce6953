import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@corridor/kernel'
import { linesOf, verifyExport } from '../exportLedger.ts'
import type { EvidenceSource, KeptSeal } from './EvidenceSource.ts'

/** SHA-256 of a file. @throws {DomainError} `bad_file` where it cannot be read. */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
  } catch (error) {
    throw new DomainError('bad_file', `${file} cannot be read (${(error as Error).message})`, {
      file,
    })
  }
  return hash.digest('hex')
}

/** The log in a file of `corridor ledger export`, which somebody kept. */
export async function exportSource(file: string): Promise<EvidenceSource> {
  return {
    ...{ kind: 'export', name: file, digest: await digestFile(file) },
    async verify(witnessed, told) {
      const report = await verifyExport(file, witnessed, told)
      if (report.actions) return report
      throw new DomainError(
        'bad_file',
        `${file} holds seals alone: what was done is not in it. Name a backup, or an export with its actions`,
        { file },
      )
    },
    actions: () => linesOf(file, 'action'),
    seals: () => sealsIn(file),
    // An export names nobody's data; the log in use may still know.
    subjectOf: async () => null,
  }
}

async function* sealsIn(file: string): AsyncGenerator<KeptSeal> {
  for await (const { line: _, ...seal } of linesOf(file, 'seal')) {
    // No cluster counts so: the next seal looks at each action by itself.
    yield { seal, sealedBelow: '0', cluster: '' }
  }
}
