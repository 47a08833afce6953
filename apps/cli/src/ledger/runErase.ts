import { DomainError } from '@corridor/kernel'
import { openDocuments, removeFiles } from '@corridor/server/documents'
import { contentsOfSubject, eraseSubject, rebuildLedger } from '@corridor/server/ledger'
import { RECORD_KINDS } from '@corridor/server/record-kinds'
import { UsageError } from '../exitCodes.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withLedger } from './withLedger.ts'

interface Options {
  readonly subject: string
  readonly basis: string
  readonly yes?: boolean
  readonly progress?: boolean
}

/** `corridor ledger erase`: destroys what was said of a subject, and makes again what is shown. */
export async function runErase({ subject, basis, yes, progress: always }: Options): Promise<void> {
  if (basis.trim() === '') throw new UsageError('--basis must name the rule or request')
  const progress = createProgress(process.stderr, {
    always: always ?? false,
    now: () => performance.now(),
  })
  const words = await withLedger(progress.step, async (ledger, config) => {
    const found = await contentsOfSubject(ledger, subject)
    if (found.contents === 0) {
      throw new DomainError('not_found', `Nothing is kept of ${subject}, or it was erased before`, {
        subject,
      })
    }
    const what = `what ${found.contents} actions of ${found.records} records say of ${subject}`
    if (yes !== true) {
      return [
        `This would destroy ${what}, for good.`,
        'The actions themselves, their digests and the chain stay. Backups made before keep it',
        'until they are gone. Say --yes to do it; have a second person look at this line first.',
      ]
    }
    const records = await eraseSubject(ledger.owner, ledger, subject, basis.trim())
    const kinds = [...RECORD_KINDS.values()]
    const { left } = await rebuildLedger(ledger.owner, ledger, kinds, (count) =>
      progress.step(`${count.toLocaleString('en')} actions read`),
    )
    await removeFiles(openDocuments(ledger, config.documents, progress.step))
    return [
      `Erased: ${what} (basis: ${basis.trim()})`,
      ...left
        .filter(({ record }) => records.includes(record))
        .map(({ record, words }) => `${record} is no longer shown: ${words}`),
    ]
  })
  progress.end()
  await writeOutput(`${words.join('\n')}\n`, undefined)
}
