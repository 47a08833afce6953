import { DomainError } from '@corridor/kernel'
import { issueClaimCode } from '@corridor/server/identity'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withIdentity } from './withIdentity.ts'

export interface IssueClaimCodeOptions {
  readonly name: string
  readonly language: string
  readonly record?: string
  readonly json?: boolean
}

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

/** `corridor identity issue-claim-code`. */
export async function runIssueClaimCode(options: IssueClaimCodeOptions): Promise<void> {
  const name = options.name.trim()
  const language = LANGUAGES.find((known) => known === options.language)
  if (name === '' || name.length > 120 || language === undefined) {
    throw new DomainError(
      'bad_option',
      language === undefined
        ? `--language: write ${LANGUAGES.join(', ')}`
        : '--name: write the worker’s name, in up to 120 characters',
    )
  }
  const { code, expires } = await withIdentity((identity) =>
    issueClaimCode(identity, 'system', {
      name,
      language,
      organisation: null,
      record: options.record,
    }),
  )
  const text =
    options.json === true
      ? formatJson({ code, expires })
      : `${code}\nOnce, until ${expires.slice(0, 16)}Z; it is kept nowhere, so write it down now\n`
  await writeOutput(text, undefined)
}
