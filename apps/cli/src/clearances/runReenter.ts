import { DomainError, RecordReader } from '@corridor/kernel'
import { clearanceKindWith, type EnteredForm, enterForm } from '@corridor/server/clearances'
import { EXIT } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

const COLUMNS = ['certificate', 'occurredAt', 'documentNumber', 'birthDate'] as const

interface Refused {
  readonly row: number
  readonly problem: string
}

/** `corridor clearances reenter`. */
export async function runReenter(
  file: string,
  options: { readonly json?: boolean; readonly progress?: boolean },
): Promise<void> {
  const { text } = await readTextFile(file)
  const forms = readForms(text)
  const progress = createProgress(process.stderr, {
    always: options.progress === true,
    now: () => Date.now(),
  })
  const say = (line: string) => progress.step(line)
  const entered: EnteredForm[] = []
  const refused: Refused[] = []
  await withLedger(say, async (ledger, { ledger: { rootKey } }) => {
    const parts = {
      ledger,
      kind: clearanceKindWith({ assess: async () => null, rootKey }),
      certificates: { signer: () => null, rootKey },
    }
    for (const [index, { row, form }] of forms.entries()) {
      if (index % 100 === 0) say(`${index} of ${forms.length} forms`)
      try {
        entered.push(await enterForm(parts, form))
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        refused.push({ row, problem: error.message })
      }
    }
  })
  progress.end()
  const content = options.json === true ? formatJson({ entered, refused }) : words(entered, refused)
  await writeOutput(content, undefined)
  if (refused.length > 0) process.exitCode = EXIT.refused
}

function words(entered: readonly EnteredForm[], refused: readonly Refused[]): string {
  const repeated = entered.filter((form) => form.repeated).length
  const lines = [
    `${entered.length - repeated} forms entered, ${repeated} were there before, ${refused.length} refused`,
    ...refused.map(({ row, problem }) => `row ${row}: ${problem}`),
    ...entered
      .filter(({ reviews }) => reviews.length > 0)
      .map(({ serial, reviews }) => `${serial}: to be looked at: ${reviews.join(', ')}`),
  ]
  return `${lines.join('\n')}\n`
}

/** @throws {DomainError} `bad_file` for a file without the columns. */
function readForms(text: string): readonly { readonly row: number; readonly form: object }[] {
  const reader = new RecordReader(text)
  const names = reader.next()?.fields.map((name) => name.trim()) ?? []
  const missing = COLUMNS.filter((name) => !names.includes(name))
  if (missing.length > 0) {
    throw new DomainError('bad_file', `The first row must name the columns ${missing.join(', ')}`)
  }
  const forms: { readonly row: number; readonly form: object }[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    const { row, fields } = record
    const form = Object.fromEntries(
      COLUMNS.map((name) => [name, (fields[names.indexOf(name)] ?? '').trim()]),
    )
    forms.push({ row, form })
  }
  if (reader.fault === undefined) return forms
  const { row, problem, fix } = reader.fault
  throw new DomainError('bad_file', `row ${row}: ${problem}; ${fix}`)
}
